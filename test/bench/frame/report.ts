import type { Figure } from './bench.ts'

export function isMet({ ratio, value = ratio, goal, bound }: Figure): boolean {
  return bound === 'at most' ? value <= goal : value >= goal
}

/** The figure as one line of JSON. */
export function jsonLine(figure: Figure): string {
  const { bench, variant, ratio, goal, measured, ...rest } = figure
  const shown = Object.entries(measured).map(([name, value]) => [name, round(value)])
  return JSON.stringify({
    bench,
    variant,
    ratio: round(ratio),
    goal,
    ok: isMet(figure),
    ...rest,
    ...(figure.value === undefined ? {} : { value: round(figure.value) }),
    measured: Object.fromEntries(shown),
  })
}

/** All figures for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { bench, variant, ratio, value, unit, goal, bound } = figure
    const found = value === undefined ? String(round(ratio)) : `${round(value)} ${unit ?? ''}`
    return [bench, variant, found, `${bound} ${goal}`, isMet(figure) ? 'ok' : 'MISSED']
  })
  const all = [['bench', 'variant', 'found', 'goal', ''], ...rows]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Three digits that count. */
function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
