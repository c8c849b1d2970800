/** Messages: bubbles, text, photos, keyboards, invoices, service lines. */
export const bubbleStyle = `
.chat { flex: 1; overflow-y: auto; overscroll-behavior: contain; display: flex; flex-direction: column; padding: 8px 8px 10px; scrollbar-width: thin; }
.log { list-style: none; margin: auto 0 0; padding: 0; display: flex; flex-direction: column; }
.about { margin: auto; max-width: 300px; background: var(--in); border-radius: 16px; padding: 15px 17px; box-shadow: var(--shade); }
.about h2 { font-size: 15px; margin-bottom: 5px; }
.about p { white-space: pre-wrap; font-size: 15px; }
.block { display: flex; flex-direction: column; align-items: flex-start; margin-top: 2px; max-width: 100%; }
.block.first { margin-top: 8px; }
.block.out { align-items: flex-end; }
.block.new { animation: arrive .18s ease-out; }
@keyframes arrive { from { opacity: 0; transform: translateY(10px); } }
.stack { display: flex; flex-direction: column; max-width: min(86%, 340px); min-width: 0; }
.stack.wide { width: min(86%, 340px); }
.stack.keyed { min-width: min(86%, 270px); }
.bubble { position: relative; background: var(--in); border-radius: 15px; padding: 6px 10px 7px; box-shadow: var(--shade); min-width: 72px; }
.out .bubble { background: var(--out); }
.block.in.last .bubble { border-bottom-left-radius: 0; }
.block.out.last .bubble { border-bottom-right-radius: 0; }
.block.last .bubble::after { content: ""; position: absolute; bottom: 0; width: 8px; height: 16px; background: inherit; }
.block.in.last .bubble::after { right: 100%; clip-path: path("M8 16H0C5 14 8 9 8 0Z"); }
.block.out.last .bubble::after { left: 100%; clip-path: path("M0 16H8C3 14 0 9 0 0Z"); }
.block.in.last .bubble.bare::after, .block.out.last .bubble.bare::after { display: none; }
.block.last .bubble.bare { border-radius: 15px !important; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; }
.words a, .words .command, .words .mention { color: var(--link); text-decoration: none; cursor: pointer; }
.words a:hover, .words .command:hover { text-decoration: underline; }
.words code, .words pre { font: 14px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.words code { color: var(--link); }
.words pre { display: block; margin: 4px 0; padding: 7px 9px; border-radius: 8px; background: rgba(127, 127, 127, .14); overflow-x: auto; white-space: pre; }
.words blockquote { margin: 4px 0; padding: 4px 9px; border-left: 3px solid var(--accent); border-radius: 5px; background: color-mix(in srgb, var(--accent) 10%, transparent); }
.spoiler { border-radius: 4px; background: var(--in-muted); color: transparent; cursor: pointer; }
.spoiler.seen { background: rgba(127, 127, 127, .18); color: inherit; }
.meta { float: right; margin: 7px 0 -4px 10px; font-size: 12px; line-height: 15px; color: var(--in-muted); display: inline-flex; gap: 4px; align-items: center; user-select: none; position: relative; top: 1px; }
.out .meta { color: var(--out-muted); }
.meta svg { width: 17px; height: 11px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.bubble.pictured { padding: 0; overflow: visible; }
.bubble.pictured .words { padding: 6px 10px 7px; }
.pictures { display: grid; gap: 2px; border-radius: 15px; overflow: hidden; position: relative; }
.bubble.pictured:not(.bare) .pictures { border-radius: 15px 15px 0 0; }
.pictures.many { grid-template-columns: repeat(6, 1fr); }
.pictures.many figure { grid-column: span 2; aspect-ratio: 1; }
.pictures.many.two figure { grid-column: span 3; aspect-ratio: 3 / 4; }
.pictures.many.odd figure:first-child { grid-column: span 6; aspect-ratio: 3 / 2; }
.pictures.many.pair figure:nth-last-child(-n+2), .pictures.many.four figure { grid-column: span 3; aspect-ratio: 4 / 3; }
.pictures figure { margin: 0; background: rgba(127, 127, 127, .18); }
.pictures img { display: block; width: 100%; height: 100%; object-fit: cover; max-height: 420px; }
.bare .meta { position: absolute; right: 8px; bottom: 8px; top: auto; margin: 0; padding: 2px 8px; border-radius: 10px; color: #fff; background: rgba(0, 0, 0, .42); z-index: 1; }
.keyboard { display: grid; gap: 4px; margin-top: 4px; }
.keyboard > div { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 4px; }
.key {
  position: relative; min-height: 40px; padding: 6px 6px; border-radius: 10px; color: #fff; background: var(--key); font-weight: 500; font-size: 14px; line-height: 1.2;
  overflow-wrap: anywhere; backdrop-filter: blur(8px); overflow: hidden; transition: background .12s; user-select: none;
}
.key:hover { background: var(--key-hover); }
.key:active { transform: scale(.985); }
.key[data-kind="url"]::before { content: "↗"; position: absolute; right: 6px; top: 3px; font-size: 11px; opacity: .85; }
.key[data-kind="pay"] { font-weight: 600; }
.key[aria-busy="true"]::after { content: ""; position: absolute; inset: 0; background: linear-gradient(90deg, transparent, rgba(255, 255, 255, .28), transparent); animation: shimmer 1.1s infinite; }
@keyframes shimmer { from { transform: translateX(-100%); } to { transform: translateX(100%); } }
.invoice { padding: 8px 11px 3px; }
.invoice h2 { font-size: 16px; font-weight: 600; color: var(--link); }
.invoice p { white-space: pre-wrap; overflow-wrap: anywhere; margin: 2px 0 7px; }
.invoice .sum { display: inline-block; padding: 3px 9px; border-radius: 9px; background: rgba(127, 127, 127, .16); font-size: 14px; font-weight: 600; }
.invoice .sum small { font-weight: 500; color: var(--muted); letter-spacing: .4px; margin-left: 5px; }
.block.service, .day { align-self: center; align-items: center; margin: 7px 0; max-width: 92%; }
.service > p, .day { padding: 4px 11px; border-radius: 14px; color: #fff; background: var(--service); font-size: 14px; font-weight: 500; text-align: center; overflow-wrap: anywhere; }
`
