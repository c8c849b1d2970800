/**
 * A line of a YAML file, counted from 0, with what `deliver:` holds left out: findings end up in logs of CI. Goes
 * by the indentation, so that it also holds for a file that is no valid YAML.
 */
export function withoutGoods(lines: readonly string[], at: number): string {
  const line = lines[at] ?? ''
  let block: Block | undefined
  for (let before = 0; before < at; before += 1) block = after(lines[before] ?? '', block)
  if (block && isInside(line, block)) return `${' '.repeat(indentOf(line))}…`
  const written = deliver.exec(line)
  return written ? `${line.slice(0, written.index + written[0].length)} …` : line
}

/** What follows a `deliver:` and belongs to it. */
interface Block {
  /** Lines that are indented further are inside. */
  readonly indent: number
  /** Whether items of a list may stand right below the word itself. */
  readonly hasItems: boolean
}

const deliver = /(?:^|[\s{,"'])deliver["']?\s*:/

function after(line: string, block: Block | undefined): Block | undefined {
  if (block && (line.trim() === '' || isInside(line, block))) return block
  const written = line.includes('deliver') ? deliver.exec(line) : null
  if (!written) return undefined
  const key = written.index + written[0].search(/deliver/)
  const isFirst = /^[\s-]*["']?$/.test(line.slice(0, key))
  return isFirst ? { indent: key, hasItems: true } : { indent: indentOf(line), hasItems: false }
}

function isInside(line: string, { indent, hasItems }: Block): boolean {
  const own = indentOf(line)
  return own > indent || (hasItems && own === indent && /^\s*-(\s|$)/.test(line))
}

const indentOf = (line: string) => line.search(/\S|$/)
