import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Drawn, picture } from './picture.ts'

/** One fault of a shop: its files, exactly what check shows of them, and the files put right. */
export interface GoldenCase {
  readonly name: string
  /** Where it is written. */
  readonly path: string
  readonly files: Readonly<Record<string, string | Buffer>>
  readonly output: string
  /** What is otherwise once the fault is corrected. */
  readonly fixed: Readonly<Record<string, string | Buffer>>
}

/**
 * Reads the cases of a folder. A case is one text: `--- PATH` begins a file, `--- photo PATH KIND WIDTH HEIGHT
 * [BYTES]` stands for a picture, `--- output` is what check shows, and `--- fixed …` replaces a file.
 */
export function readCases(folder: string): GoldenCase[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => readCase(folder, name))
}

function readCase(folder: string, name: string): GoldenCase {
  const path = join(folder, name)
  const parts = readFileSync(path, 'utf8').split(/^--- /m).slice(1)
  const files: Record<string, string | Buffer> = {}
  const fixed: Record<string, string | Buffer> = {}
  let output = ''
  for (const part of parts) {
    const end = part.indexOf('\n')
    const words = part.slice(0, end).split(' ')
    const text = part.slice(end + 1)
    if (words[0] === 'output') output = text
    else if (words[0] === 'fixed') put(fixed, words.slice(1), text)
    else put(files, words, text)
  }
  return { name: name.slice(0, -'.txt'.length), path, files, output, fixed }
}

function put(files: Record<string, string | Buffer>, words: readonly string[], text: string): void {
  const [first = '', path = '', kind, width, height, size] = words
  if (first !== 'photo') files[first] = text
  // Whoever writes a case names one of the kinds; another is no picture and fails there.
  else files[path] = picture(kind as Drawn, Number(width), Number(height), Number(size ?? 0))
}
