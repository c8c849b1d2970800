import { isScalar, parseDocument } from 'yaml'

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** A text on one line, in the style wanted where that can hold it; `flow`: inside `{…}` or `[…]`. */
export function inline(text: string, wanted: Style, flow: boolean): string {
  const single = `'${text.replaceAll("'", "''")}'`
  const prefersSingle =
    wanted === 'single' || (wanted !== 'double' && /["\\]/.test(text) && !text.includes("'"))
  const candidates = [
    ...(wanted === 'single' || wanted === 'double' ? [] : [text]),
    ...(prefersSingle ? [single] : []),
  ]
  return candidates.find((one) => holds(one, text, flow)) ?? double(text)
}

/** A block scalar below its key: the lines of its content, without the header; undefined: it cannot hold it. */
export function blockLines(
  text: string,
  style: 'literal' | 'folded',
  width: number,
): string[] | undefined {
  if (text === '' || /^\s|[^\n\P{Cc}]|\ufeff/u.test(text)) return undefined
  const lines = style === 'literal' ? text.split('\n') : foldedLines(text, width)
  const indented = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')
  const read = parseDocument(`k: ${style === 'literal' ? '|' : '>'}-\n${indented}\n`)
  return read.errors.length === 0 && read.get('k') === text ? lines : undefined
}

/** Folding makes of one line break a blank, and of n+1 of them n line breaks. */
function foldedLines(text: string, width: number): string[] {
  const lines: string[] = []
  for (const [at, paragraph] of text.split('\n').entries()) {
    if (at > 0) lines.push('')
    if (paragraph === '') continue
    lines.push(...wrapped(paragraph, width))
  }
  return lines
}

function wrapped(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function double(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Whether what is written reads as this text and nothing else, here and in older readers of YAML. */
function holds(written: string, text: string, flow: boolean): boolean {
  if (/[\n\r\t\ufeff\u0080-\u009f\u2028\u2029]/.test(text)) return false
  if (written === text && /^(y|n|yes|no|on|off|~|<<|=|-|\?|:)$/i.test(text)) return false
  const around = flow
    ? [`[{k: ${written}, z: 1}, ${written}]`, `{k: ${written}}`]
    : [`k: ${written} # c\nz: 1\n`]
  return around.every((source) => {
    const read = parseDocument(source, { logLevel: 'silent' })
    const node = read.getIn(flow && source.startsWith('[') ? [0, 'k'] : ['k'], true)
    const other = flow ? true : read.get('z') === 1
    return (
      read.errors.length === 0 &&
      other &&
      isScalar(node) &&
      node.value === text &&
      !/^[\d.+-]+$/.test(written)
    )
  })
}
