import { createReadStream } from 'node:fs'
import { failed, type Result } from '../../shop/problem.ts'

/** An item of the list that a JSON file is. */
export interface JsonItem {
  readonly value: unknown
  /** Where it begins; counts from 1. */
  readonly line: number
}

/**
 * Reads a JSON file that is one list, item by item, for it may be larger than the memory is. Ends with a problem
 * where it cannot go on. Codes: `json-invalid`, `not-utf-8`.
 */
export async function readJsonItems(
  file: string,
  visit: (item: JsonItem) => void,
): Promise<Result<null>> {
  const cutter = new ItemCutter(visit)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(file))
      cutter.take(decoder.decode(chunk, { stream: true }))
    cutter.take(decoder.decode())
    cutter.end()
    return { ok: true, value: null }
  } catch (error) {
    if (error instanceof TypeError)
      return failed({ code: 'not-utf-8', message: `${file} is not UTF-8 text` })
    if (!(error instanceof SyntaxError)) throw error
    return failed({
      code: 'json-invalid',
      message: `${file}, line ${cutter.line}: this cannot be read as a list in JSON`,
      hint: 'Export it again: it may be cut off.',
      facts: { line: cutter.line },
    })
  }
}

/** Finds where items begin and end by counting brackets outside of texts. */
class ItemCutter {
  /** Of the item that is being read. */
  line = 1
  readonly #visit: (item: JsonItem) => void
  #lines = 1
  #depth = 0
  #inText = false
  #escaped = false
  #item = ''

  constructor(visit: (item: JsonItem) => void) {
    this.#visit = visit
  }

  take(text: string): void {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at)
      if (sign === newline) this.#lines += 1
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false
        else if (sign === backslash) this.#escaped = true
        else if (sign === quote) this.#inText = false
        continue
      }
      if (sign === quote) this.#inText = true
      else if (sign === openMap || sign === openList) {
        this.#depth += 1
        if (this.#depth === 2) [from, this.line] = [at, this.#lines]
      } else if (sign === closeMap || sign === closeList) {
        this.#depth -= 1
        if (this.#depth === 1) {
          this.#visit({ value: JSON.parse(this.#item + text.slice(from, at + 1)), line: this.line })
          this.#item = ''
        }
      }
    }
    if (this.#depth > 1) this.#item += text.slice(from)
  }

  end(): void {
    if (this.#depth !== 0) throw new SyntaxError()
  }
}

const [newline, backslash, quote] = [0x0a, 0x5c, 0x22]
const [openMap, closeMap, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d]
