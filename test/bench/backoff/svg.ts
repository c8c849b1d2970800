import type { Series } from './series.ts'

const width = 760
const height = 400
const plot = { left: 56, right: 736, top: 76, bottom: 344 }
const most = 20

/** Seconds before each attempt: the original's curve, and the recorded attempts as points. */
export function drawSvg({ original, plain, jittered }: Series): string {
  const curve = original.map((seconds, at) => `${x(at)},${y(seconds)}`).join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Seconds before each of ten attempts, recorded beside the curve 0.5 s × 1.5">
<style>
  svg { color: #1f2328; background: #ffffff; font: 13px system-ui, sans-serif }
  .grid { stroke: currentColor; opacity: .15 }
  .soft { opacity: .7 }
  .curve { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-dasharray: 5 4; opacity: .6 }
  .plain { fill: #0969da }
  .jittered { fill: #bf8700; opacity: .85 }
  text { fill: currentColor }
  @media (prefers-color-scheme: dark) {
    svg { color: #e6edf3; background: #0d1117 }
    .plain { fill: #58a6ff }
    .jittered { fill: #d29922 }
  }
</style>
<text x="16" y="28" font-size="16" font-weight="600">Seconds before the bot asks a killed backend again</text>
${legend()}
${[0, 5, 10, 15, 20].map(gridLine).join('\n')}
${original.map((_, at) => `<text x="${x(at)}" y="${plot.bottom + 20}" text-anchor="middle">${at + 1}</text>`).join('\n')}
<text class="soft" x="${(plot.left + plot.right) / 2}" y="${height - 12}" text-anchor="middle">attempt after the first failure</text>
${jittered.map((seconds, at) => bar(seconds, at)).join('\n')}
<polyline class="curve" points="${curve}"/>
${plain.map((seconds, at) => point(seconds, at)).join('\n')}
</svg>
`
}

function legend(): string {
  return `<line class="curve" x1="16" y1="50" x2="46" y2="50"/><text x="54" y="54">the original: 0.5 s × 1.5</text>
<circle class="plain" cx="252" cy="50" r="5"/><text x="264" y="54">recorded, without jitter</text>
<rect class="jittered" x="446" y="44" width="12" height="12" rx="2"/><text x="466" y="54">recorded, with full jitter (what a shop does)</text>`
}

function gridLine(seconds: number): string {
  const at = y(seconds)
  return `<line class="grid" x1="${plot.left}" y1="${at}" x2="${plot.right}" y2="${at}"/><text class="soft" x="${plot.left - 8}" y="${at + 4}" text-anchor="end">${seconds} s</text>`
}

function bar(seconds: number, at: number): string {
  const top = y(seconds)
  return `<rect class="jittered" x="${x(at) - 11}" y="${top}" width="22" height="${round(plot.bottom - top)}" rx="2"/>`
}

function point(seconds: number, at: number): string {
  const label = `<text x="${x(at)}" y="${round(y(seconds) - 11)}" text-anchor="middle" font-size="12">${seconds.toFixed(1)}</text>`
  return `<circle class="plain" cx="${x(at)}" cy="${y(seconds)}" r="5"/>${label}`
}

function x(at: number): number {
  return round(plot.left + ((at + 0.5) * (plot.right - plot.left)) / 10)
}

function y(seconds: number): number {
  return round(plot.bottom - (seconds / most) * (plot.bottom - plot.top))
}

const round = (value: number) => Math.round(value * 10) / 10
