import { type Explanation, explain, explainedCodes } from '../catalog/explain/explain.ts'
import { didYouMean } from '../catalog/read/fields.ts'
import { type Exit, exit } from './exit.ts'
import type { Screen } from './screen.ts'

/** Tells what a code of `check` means; `list` tells all of them. */
export function explainCode(code: string, screen: Screen): Exit {
  if (code === 'list') return listCodes(screen)
  const explained = explain(code)
  if (!explained) {
    const problem = {
      code: 'code-unknown',
      message: `No finding has the code "${code}"`,
      hint: didYouMean(code, explainedCodes()) ?? 'All codes: shopbot check --explain list',
    }
    return screen.fail(problem, exit.usage)
  }
  screen.document({ formatVersion: 1, code, ...explained })
  for (const line of told(code, explained, screen)) screen.print(line)
  return exit.well
}

function listCodes(screen: Screen): Exit {
  const all = explainedCodes().map((code) => ({ code, title: explain(code)?.title ?? '' }))
  screen.document({ formatVersion: 1, codes: all })
  const width = Math.max(...all.map(({ code }) => code.length))
  for (const { code, title } of all) screen.print(`${code.padEnd(width)}  ${title}`)
  return exit.well
}

function told(
  code: string,
  { title, means, why, file, wrong, right }: Explanation,
  screen: Screen,
) {
  const { paint } = screen
  const where = file === undefined ? '' : ` (${file})`
  const example = (text: string) => text.trimEnd().replaceAll(/^/gm, '    ')
  const width = Math.min(screen.columns ?? 80, 100)
  return [
    `${paint('bold', code)}: ${title}`,
    '',
    ...wrapped(means, width),
    ...wrapped(why, width),
    '',
    `${paint('red', 'Wrong')}${where}`,
    example(wrong),
    `${paint('green', 'Right')}${where}`,
    example(right),
  ]
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
