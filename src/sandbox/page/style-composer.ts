/** Below the chat: tools, the answered message, the bot's keyboard; in bubbles: contacts, places, quotes. */
export const composerStyle = `
.tool { flex: none; width: 32px; height: 36px; display: grid; place-items: center; cursor: pointer; border-radius: 10px; position: relative; }
.tool svg { width: 24px; height: 24px; fill: none; stroke: var(--muted); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.tool[aria-expanded="true"] svg, .tool:hover svg { stroke: var(--accent); }
.tool input { position: absolute; inset: 0; opacity: 0; cursor: pointer; width: 100%; }
.tool:focus-within { outline: 2px solid var(--accent); }
.replying { display: flex; align-items: center; gap: 10px; padding: 7px 12px 2px; }
.replying > div { flex: 1; min-width: 0; border-left: 2px solid var(--accent); padding-left: 9px; font-size: 14px; }
.replying strong { color: var(--accent); }
.replying p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; color: var(--muted); }
.replying button { width: 32px; height: 32px; color: var(--muted); border-radius: 50%; }
.reply-keys { display: grid; gap: 6px; padding: 6px 8px 8px; background: var(--field); max-height: 46vh; overflow: auto; border-top: 1px solid var(--line); }
.reply-keys > div { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 6px; }
.reply-key { min-height: 44px; padding: 6px 8px; border-radius: 8px; background: var(--bar); box-shadow: 0 1px 1px rgba(0, 0, 0, .16); font-size: 15px; overflow-wrap: anywhere; }
.reply-key:active { transform: scale(.985); }
.alert form { gap: 4px; }
.parts:not(:empty) { display: grid; gap: 4px; padding: 0 0 2px; }
.pictured .parts { padding: 6px 10px 4px; }
.sender { font-size: 14px; font-weight: 600; color: #3a86d8; }
.sender[data-tone="1"] { color: #d8574f; } .sender[data-tone="2"] { color: #8a68e8; } .sender[data-tone="3"] { color: #3a9a45; } .sender[data-tone="4"] { color: #d8801f; } .sender[data-tone="5"] { color: #cb4f8a; }
.forwarded { font-size: 14px; color: var(--link); }
.quote { display: grid; padding: 3px 8px; border-left: 3px solid var(--accent); border-radius: 5px; font-size: 14px; background: color-mix(in srgb, var(--accent) 10%, transparent); }
.quote span { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; max-width: 250px; }
.contact { display: flex; align-items: center; gap: 11px; padding: 3px 2px; min-width: 190px; }
.contact div { display: grid; }
.contact div span { color: var(--link); font-variant-numeric: tabular-nums; }
.map { position: relative; width: 240px; height: 140px; border-radius: 10px; overflow: hidden; display: grid; place-items: center; background:
  linear-gradient(28deg, transparent 47%, #fff 47% 52%, transparent 52%), linear-gradient(118deg, transparent 62%, #fbe9a7 62% 68%, transparent 68%),
  radial-gradient(circle at 22% 74%, #bfe3b4 0 44px, transparent 45px), linear-gradient(#e8ecef, #e3e8ea); }
.map svg { width: 38px; height: 38px; fill: #e8403a; filter: drop-shadow(0 2px 2px rgba(0, 0, 0, .3)); margin-bottom: 26px; }
.map small { position: absolute; left: 8px; bottom: 6px; color: #40505c; font-size: 12px; }
.words code, .words pre { cursor: copy; }
.key[data-kind="copy"]::before { content: "⧉"; position: absolute; right: 6px; top: 3px; font-size: 12px; opacity: .85; }
.options { border: 0; border-top: 8px solid var(--field); margin: 0; padding: 8px 16px; display: grid; gap: 2px; }
.options legend { float: left; width: 100%; color: var(--muted); font-size: 14px; padding: 0 0 4px; }
.options label { display: flex; align-items: center; gap: 10px; min-height: 42px; }
.options label span:last-child { margin-left: auto; font-variant-numeric: tabular-nums; color: var(--muted); }
.options input { accent-color: var(--accent); width: 18px; height: 18px; }
`
