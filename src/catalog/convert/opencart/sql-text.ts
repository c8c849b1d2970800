import { isAscii } from 'node:buffer'

/** How the bytes of a dump are read as text; null: they are no text of that encoding. */
export type Decode = (bytes: Buffer) => string | null

/**
 * UTF-8, whatever the dump says: old shops keep it in tables that call themselves Latin. Only what is none is
 * read in the encoding of `SET NAMES`, where that is one of single bytes.
 */
export function decoderFor(charset: string | undefined): Decode {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const named = /^cp1251$/i.test(charset ?? '')
    ? new TextDecoder('windows-1251')
    : /^latin1$/i.test(charset ?? '')
      ? new TextDecoder('windows-1252')
      : undefined
  return (bytes) => {
    if (isAscii(bytes)) return bytes.toString('latin1')
    try {
      return utf8.decode(bytes)
    } catch {
      return named ? named.decode(bytes) : null
    }
  }
}

/** What stands between two quotes, as MySQL reads it: `''` and `\'` are a quote, `\n` a line break, `\%` stays. */
export function unescaped(written: string, quote: string): string {
  const doubled = quote + quote
  const plain = written.includes(doubled) ? written.replaceAll(doubled, `\\${quote}`) : written
  if (!plain.includes('\\')) return plain
  return plain.replaceAll(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign)
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\x1a',
  '%': '\\%',
  _: '\\_',
}
