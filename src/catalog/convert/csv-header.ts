/** The cells of the first line that has any; enough for a look, `readCsv` reads them properly. */
export function headerCells(text: string): string[] {
  const line = firstLine(text)
  const delimiter = delimiterOf(text)
  return line
    .split(delimiter)
    .map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1'))
    .map((cell) => cell.replaceAll('""', '"'))
}

/** What separates the columns: Woo writes commas, spreadsheets of half of Europe semicolons. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const named = /^sep=([,;\t])/.exec(text.replace(leading, ''))?.[1]
  if (named === ';' || named === '\t') return named
  const line = firstLine(text).replaceAll(/"(?:[^"]|"")*"/g, '')
  const count = (sign: string) => line.split(sign).length
  if (count(';') > count(',') && count(';') >= count('\t')) return ';'
  return count('\t') > count(',') ? '\t' : ','
}

function firstLine(text: string): string {
  const lines = text.replace(leading, '').split(/\r\n|\r|\n/)
  return lines.find((line) => /[^\s,;"]/.test(line) && !/^sep=.$/.test(line)) ?? ''
}

const leading = /^[\s\ufeff]+/
