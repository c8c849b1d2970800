/** Dialogs: the bot's alert and the payment sheet. */
export const sheetStyle = `
dialog { border: 0; padding: 0; color: var(--text); background: var(--sheet); }
dialog::backdrop { background: rgba(0, 0, 0, .45); animation: fade .16s; }
@keyframes fade { from { opacity: 0; } }
.alert { border-radius: 16px; width: min(300px, 84vw); box-shadow: 0 10px 40px rgba(0, 0, 0, .35); animation: pop .14s ease-out; }
.alert p { padding: 20px 20px 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
.alert form { display: flex; justify-content: flex-end; padding: 4px 10px 10px; }
.alert button { padding: 8px 14px; border-radius: 9px; color: var(--accent); font-weight: 600; }
.alert button:hover { background: var(--field); }
.sheet { width: 100%; max-width: 420px; margin: auto auto 0; border-radius: 18px 18px 0 0; max-height: 92dvh; overflow: auto; animation: rise .22s ease-out; overscroll-behavior: contain; }
@keyframes rise { from { transform: translateY(60%); opacity: .4; } }
@media (min-width: 560px) { .sheet { margin-bottom: max(16px, calc(50dvh - 440px)); border-radius: 18px 18px 28px 28px; } }
.sheet header { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; justify-content: center; min-height: 52px; background: var(--sheet); border-bottom: 1px solid var(--line); }
.sheet header h2 { font-size: 17px; }
.sheet .close { position: absolute; left: 6px; padding: 8px 10px; color: var(--accent); border-radius: 9px; }
.goods { display: flex; gap: 12px; padding: 14px 16px; }
.goods img { width: 84px; height: 84px; border-radius: 12px; object-fit: cover; flex: none; }
.goods h3 { margin: 0 0 2px; font-size: 16px; }
.goods p { font-size: 14px; overflow-wrap: anywhere; white-space: pre-wrap; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }
.goods small { color: var(--muted); font-size: 14px; }
.lines { margin: 0; padding: 8px 16px; border-top: 8px solid var(--field); display: grid; grid-template-columns: 1fr auto; gap: 7px 16px; }
.lines dt { color: var(--muted); overflow-wrap: anywhere; min-width: 0; }
.lines dd { margin: 0; text-align: right; color: var(--muted); white-space: nowrap; font-variant-numeric: tabular-nums; }
.lines .total { color: var(--text); font-weight: 600; }
.tips { display: flex; flex-wrap: wrap; gap: 6px; padding: 2px 16px 10px; }
.tips button { padding: 6px 14px; border-radius: 16px; background: color-mix(in srgb, var(--accent) 14%, transparent); color: var(--accent); font-weight: 600; font-size: 15px; }
.tips button[aria-pressed="true"] { background: var(--accent); color: #fff; }
.fields { border-top: 8px solid var(--field); padding: 6px 16px; }
.fields label { display: grid; grid-template-columns: 92px 1fr; align-items: center; gap: 8px; min-height: 46px; border-bottom: 1px solid var(--line); font-size: 15px; }
.fields label:last-child { border-bottom: 0; }
.fields input, .fields select { border: 0; background: none; width: 100%; min-height: 40px; outline-offset: -2px; border-radius: 6px; min-width: 0; }
.fields select option { background: var(--sheet); color: var(--text); }
.fields input::placeholder { color: var(--muted); opacity: .7; }
.refused { margin: 10px 16px 0; padding: 11px 13px; border-radius: 11px; color: var(--danger); background: color-mix(in srgb, var(--danger) 11%, transparent); white-space: pre-wrap; }
.note { padding: 10px 16px 0; color: var(--muted); font-size: 13px; text-align: center; }
.sheet footer { position: sticky; bottom: 0; padding: 10px 16px max(14px, env(safe-area-inset-bottom)); background: var(--sheet); }
.pay { width: 100%; min-height: 50px; border-radius: 13px; background: var(--accent); color: #fff; font-weight: 600; font-size: 17px; display: flex; align-items: center; justify-content: center; gap: 10px; }
.pay:hover { filter: brightness(1.06); }
.pay:disabled { opacity: .75; cursor: default; }
.pay[aria-busy="true"]::before { content: ""; width: 18px; height: 18px; border-radius: 50%; border: 2.5px solid rgba(255, 255, 255, .4); border-top-color: #fff; animation: turn .8s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
.paid { display: grid; justify-items: center; gap: 12px; padding: 46px 20px 54px; text-align: center; }
.paid svg { width: 78px; height: 78px; border-radius: 50%; background: #34c759; fill: none; stroke: #fff; stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; animation: pop .25s ease-out; }
.paid path { stroke-dasharray: 40; animation: draw .45s .1s ease-out backwards; }
@keyframes draw { from { stroke-dashoffset: 40; } to { stroke-dashoffset: 0; } }
.paid strong { font-size: 19px; }
`
