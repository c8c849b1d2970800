const doodles =
  `%3Csvg xmlns='http://www.w3.org/2000/svg' width='220' height='220' fill='none' stroke='black' stroke-width='1.6' stroke-linecap='round' stroke-linejoin='round'%3E
%3Cpath d='M22 20c6-9 18-2 12 7L22 40 10 27c-6-9 6-16 12-7z'/%3E
%3Cpath d='m80 14 30 10-13 6-5 13z'/%3E
%3Cpath d='M150 22h24v14a10 10 0 0 1-10 10h-4a10 10 0 0 1-10-10zm24 4h4a5 5 0 0 1 0 11h-5M156 16v-5m7 5v-5'/%3E
%3Ccircle cx='208' cy='72' r='5'/%3E%3Cpath d='M208 67c-6-12 6-12 0 0m5 5c12-6 12 6 0 0m-5 5c6 12-6 12 0 0m-5-5c-12 6-12-6 0 0'/%3E
%3Cpath d='M30 78h28l3 30H27zm7 0v-4a7 7 0 0 1 14 0v4'/%3E
%3Cpath d='m112 70 5 10 11 1-8 8 2 11-10-5-10 5 2-11-8-8 11-1z'/%3E
%3Cpath d='M160 92c18-10 30 0 28 18-16 4-28-4-28-18zm4 4 30 22'/%3E
%3Cpath d='M18 150a14 14 0 1 1 12 14l-10 4 2-8a14 14 0 0 1-4-10z'/%3E
%3Cpath d='M84 138h34v22H84zm0 7h34m-17-7v22m0-22c-14 0-10-14 0-4 10-10 14 4 0 4'/%3E
%3Cpath d='M160 150a15 15 0 1 0 18 18 12 12 0 0 1-18-18z'/%3E
%3Cpath d='M40 200c0-12 8-16 8-16s8 4 8 16M48 184v26m24-6c8-8 18-6 22 0-6 8-16 8-22 0zm64-2a8 8 0 0 1 16 0v8h-16zm56 4a9 9 0 0 1 18 0'/%3E
%3C/svg%3E`.replaceAll('\n', '')

/** Colours, the phone, header, wallpaper, composer and menus. */
export const frameStyle = `
:root {
  --page: #cfd9df; --bar: #fff; --text: #000; --muted: #707579; --accent: #3390ec; --line: #dadce0;
  --in: #fff; --out: #eeffde; --out-muted: #4fae4e; --in-muted: #8a9399; --link: #0f6fc5; --danger: #e53935;
  --wall: linear-gradient(160deg, #dbddbb 0%, #9ec79a 35%, #cfd99a 65%, #88b884 100%); --doodle: .1;
  --service: rgba(74, 112, 70, .55); --key: rgba(60, 104, 66, .5); --key-hover: rgba(60, 104, 66, .66);
  --sheet: #fff; --field: #f4f4f5; --shade: 0 1px 2px rgba(16, 35, 47, .15);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #000; --bar: #17212b; --text: #f5f5f5; --muted: #8796a4; --accent: #3f96e8; --line: #0c131a;
    --in: #182533; --out: #2b5278; --out-muted: #8fbde4; --in-muted: #71839a; --link: #6ab7f5; --danger: #ff6b68;
    --wall: linear-gradient(160deg, #0e1621 0%, #12202e 45%, #0d1a27 100%); --doodle: .05;
    --service: rgba(30, 44, 58, .85); --key: rgba(43, 62, 82, .85); --key-hover: rgba(55, 78, 102, .95);
    --sheet: #17212b; --field: #242f3d; --shade: none;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; margin: 0; }
body {
  background: var(--page); color: var(--text); display: grid; place-items: center;
  font: 16px/1.32 -apple-system, BlinkMacSystemFont, Roboto, "Segoe UI", "Helvetica Neue", Ubuntu, "Noto Sans", "DejaVu Sans", sans-serif;
  -webkit-tap-highlight-color: transparent;
}
button, textarea, input, select { font: inherit; color: inherit; }
button { border: 0; background: none; cursor: pointer; padding: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1, h2, p { margin: 0; }
.phone {
  position: relative; width: 100%; height: 100dvh; display: flex; flex-direction: column; overflow: hidden;
  background: var(--wall); isolation: isolate;
}
.phone::before {
  content: ""; position: absolute; inset: 0; z-index: -1; opacity: var(--doodle);
  background: url("data:image/svg+xml,${doodles}") 0 0 / 220px;
}
@media (prefers-color-scheme: dark) { .phone::before { filter: invert(1); } }
@media (min-width: 560px) {
  .phone { width: 420px; height: min(880px, calc(100dvh - 32px)); border-radius: 28px; box-shadow: 0 12px 48px rgba(0, 0, 0, .28), 0 0 0 1px rgba(127, 127, 127, .2); }
}
.top {
  position: relative; z-index: 3; display: flex; align-items: center; gap: 11px; padding: 8px 10px 8px 14px; min-height: 58px;
  padding-top: max(8px, env(safe-area-inset-top)); background: var(--bar); box-shadow: 0 1px 2px rgba(0, 0, 0, .1);
}
.avatar {
  flex: none; width: 42px; height: 42px; border-radius: 50%; display: grid; place-items: center; color: #fff; font-weight: 600; font-size: 18px;
  background: linear-gradient(#6ec9f0, #3a86d8); user-select: none;
}
.avatar.small { width: 28px; height: 28px; font-size: 13px; }
.avatar[data-tone="1"] { background: linear-gradient(#ff9d72, #e8574f); }
.avatar[data-tone="2"] { background: linear-gradient(#b694f9, #7a58d8); }
.avatar[data-tone="3"] { background: linear-gradient(#9ad164, #46a84c); }
.avatar[data-tone="4"] { background: linear-gradient(#fcc75f, #ef8f33); }
.avatar[data-tone="5"] { background: linear-gradient(#f39ac7, #d65a94); }
.who { flex: 1; min-width: 0; }
.who h1 { font-size: 16.5px; font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.who p { font-size: 13.5px; color: var(--muted); }
.who p.busy { color: var(--accent); }
.customer { display: flex; align-items: center; gap: 7px; padding: 4px 11px 4px 4px; border-radius: 18px; background: var(--field); font-size: 14px; max-width: 42%; }
.customer span:last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.menu {
  position: absolute; z-index: 5; background: var(--sheet); border-radius: 14px; padding: 6px; box-shadow: 0 6px 28px rgba(0, 0, 0, .28);
  max-height: 60vh; overflow: auto; min-width: 220px; animation: pop .12s ease-out;
}
#customers { top: calc(100% + 4px); right: 10px; }
#commands { bottom: calc(100% + 6px); left: 8px; right: 8px; }
.menu button { display: flex; align-items: center; gap: 11px; width: 100%; text-align: left; padding: 8px 10px; border-radius: 9px; }
.menu button:hover, .menu button:focus-visible { background: var(--field); }
.menu button small { color: var(--muted); margin-left: auto; padding-left: 14px; font-size: 14px; white-space: nowrap; }
.menu hr { border: 0; border-top: 1px solid var(--line); margin: 5px 4px; }
.bottom { position: relative; z-index: 2; background: var(--bar); padding-bottom: env(safe-area-inset-bottom); box-shadow: 0 -1px 0 var(--line); }
.start { width: 100%; height: 50px; color: var(--accent); font-weight: 600; letter-spacing: .3px; }
.start:hover { background: var(--field); }
.composer { display: flex; align-items: flex-end; gap: 8px; padding: 7px 8px; }
.commands-button { flex: none; height: 36px; padding: 0 13px 0 10px; border-radius: 18px; background: var(--accent); color: #fff; font-weight: 600; font-size: 15px; display: flex; align-items: center; gap: 8px; }
.commands-button span { width: 15px; height: 11px; border: solid currentColor; border-width: 2px 0; background: linear-gradient(currentColor, currentColor) center / 100% 2px no-repeat; }
.composer textarea { flex: 1; min-width: 0; border: 0; outline: 0; resize: none; background: var(--field); border-radius: 18px; padding: 7px 14px; max-height: 130px; line-height: 22px; }
.composer textarea::placeholder { color: var(--muted); }
.send { flex: none; width: 36px; height: 36px; display: grid; place-items: center; }
.send svg { width: 26px; height: 26px; fill: var(--accent); transition: transform .12s; }
.send:disabled svg { fill: var(--muted); opacity: .55; }
.down { position: absolute; z-index: 2; right: 12px; bottom: 66px; width: 42px; height: 42px; border-radius: 50%; background: var(--bar); box-shadow: 0 2px 8px rgba(0, 0, 0, .25); }
.down::before { content: ""; position: absolute; left: 15px; top: 12px; width: 11px; height: 11px; border: solid var(--muted); border-width: 0 2px 2px 0; transform: rotate(45deg); }
.toast {
  position: absolute; z-index: 2; left: 14px; right: 14px; top: 70px; padding: 12px 16px; border-radius: 12px; color: #fff;
  pointer-events: none; background: rgba(35, 43, 50, .93); white-space: pre-wrap; overflow-wrap: anywhere; animation: pop .16s ease-out; font-size: 15px;
}
@keyframes pop { from { opacity: 0; transform: translateY(6px) scale(.98); } }
@media (prefers-reduced-motion: reduce) { * { animation-duration: .01s !important; transition: none !important; } }
`
