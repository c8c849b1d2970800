/** A figure at several sizes of the shop. */
export interface Series {
  readonly name: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

const width = 860
const height = 480
const plot = { left: 64, right: 520, top: 64, bottom: 420 }
const colours = ['#57606a', '#cf222e', '#bf8700', '#1a7f37', '#0969da', '#8250df', '#bc4c00']

/** Draws figures against the number of products, both axes by powers of ten, each with its slope: 1 is in proportion. */
export function drawGrowth(series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points)
  const [x, y] = [
    scaleOf(
      all.map((one) => one.x),
      plot.left,
      plot.right,
    ),
    scaleOf(
      all.map((one) => one.y),
      plot.bottom,
      plot.top,
    ),
  ]
  const lines = series.map(({ points }, at) => {
    const colour = colours[at % colours.length]
    const path = points.map((one) => `${x.place(one.x)},${y.place(one.y)}`).join(' ')
    const dots = points.map(
      (one) => `<circle cx="${x.place(one.x)}" cy="${y.place(one.y)}" r="4" fill="${colour}"/>`,
    )
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Growth with the number of products, log-log">
<style>
  svg { color: #1f2328; background: #ffffff; font: 13px system-ui, sans-serif }
  .grid { stroke: currentColor; opacity: .15 }
  text { fill: currentColor }
</style>
<text x="16" y="28" font-size="16" font-weight="600">What a shop's files cost as it grows (slope 1: in proportion)</text>
${x.powers.map((power) => `<line class="grid" x1="${x.place(power)}" y1="${plot.top}" x2="${x.place(power)}" y2="${plot.bottom}"/><text x="${x.place(power)}" y="${plot.bottom + 20}" text-anchor="middle">${power.toLocaleString('en')}</text>`).join('\n')}
${y.powers.map((power) => `<line class="grid" x1="${plot.left}" y1="${y.place(power)}" x2="${plot.right}" y2="${y.place(power)}"/><text x="${plot.left - 8}" y="${y.place(power) + 4}" text-anchor="end">${power.toLocaleString('en')}</text>`).join('\n')}
<text x="${(plot.left + plot.right) / 2}" y="${height - 16}" text-anchor="middle">products</text>
${lines.join('\n')}
${series.map((one, at) => legend(one, at)).join('\n')}
</svg>
`
}

function legend({ name, points }: Series, at: number): string {
  const top = plot.top + 8 + at * 46
  return `<rect x="${plot.right + 24}" y="${top - 10}" width="12" height="12" rx="2" fill="${colours[at % colours.length]}"/><text x="${plot.right + 44}" y="${top}">${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text><text x="${plot.right + 44}" y="${top + 17}" opacity=".7">slope ${slopeOf(points).toFixed(2)}</text>`
}

/** Of the straight line that fits best between logarithms. */
export function slopeOf(points: Series['points']): number {
  const logs = points.map(({ x, y }) => [Math.log10(x), Math.log10(y)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return over / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

/** Places by logarithm, from the power of ten below all values to the one above. */
function scaleOf(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.ceil(Math.log10(Math.max(...values)))
  const place = (value: number) =>
    Math.round(from + ((Math.log10(value) - low) / Math.max(1, high - low)) * (to - from))
  const powers = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at))
  return { place, powers }
}
