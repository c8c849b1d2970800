import type { Series } from './series.ts'

const columns = 50

/** Each attempt as two bars, and where the original stood as a mark. */
export function drawText({ original, plain, jittered }: Series): string {
  const longest = Math.max(...original, ...plain)
  const place = (seconds: number) => Math.round((seconds / longest) * columns)
  const bar = (sign: string, seconds: number, mark: number) => {
    const signs = Array.from({ length: columns + 1 }, (_, at) => (at < place(seconds) ? sign : ' '))
    signs[place(mark)] = '│'
    return signs.join('').trimEnd()
  }
  const lines = original.flatMap((mark, at) => [
    `${String(at + 1).padStart(2)}  ${shown(mark)}  ${shown(plain[at])} ${bar('█', plain[at] ?? 0, mark)}`,
    `            ${shown(jittered[at])} ${bar('░', jittered[at] ?? 0, mark)}`,
  ])
  return [
    'Seconds before each attempt: │ the original, █ recorded without jitter, ░ with full jitter',
    ...lines,
  ].join('\n')
}

const shown = (seconds = 0) => seconds.toFixed(1).padStart(4)
