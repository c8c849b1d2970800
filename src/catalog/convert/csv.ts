import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Info, parse } from 'csv-parse'
import { done, failed, type Result } from '../../shop/problem.ts'
import { delimiterOf } from './csv-header.ts'

export interface CsvRow {
  readonly cells: readonly string[]
  /** Where the row begins; counts from 1. */
  readonly line: number
}

/**
 * Reads a CSV file row by row, the header first; blank rows are passed over. `visit` ends the reading by
 * returning a problem. Codes: `csv-invalid`, `not-utf-8`, and those of `visit`.
 */
export async function readCsv(
  file: string,
  visit: (row: CsvRow) => Result<null>,
): Promise<Result<null>> {
  let stopped: Result<null> = done(null)
  let skipped = 0
  try {
    const text = await beginning(file)
    skipped = text.skipped
    const parser = parse({
      delimiter: delimiterOf(text.start),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
    })
    await pipeline(
      Readable.from(text.rest()),
      parser,
      async (records: AsyncIterable<{ info: Info; record: string[] }>) => {
        for await (const { info, record } of records) {
          const cells = record.map((cell) => cell.replace(/^\ufeff/, '').trim())
          if (cells.every((cell) => cell === '') || cells[0]?.startsWith('sep=')) continue
          stopped = visit({ cells, line: skipped + info.lines - breaksIn(record) })
          if (!stopped.ok) return
        }
      },
    )
    return stopped
  } catch (error) {
    // Whoever stops in the middle of a pipeline aborts it.
    return stopped.ok ? explain(error, file, skipped) : stopped
  }
}

/** A quote that is never closed would make the rest of the file one cell. */
const longestRow = 4 * 1024 * 1024

interface Beginning {
  readonly start: string
  /** Lines passed over before the first sign. */
  readonly skipped: number
  rest(): AsyncGenerator<string>
}

/** Spreadsheets and plugins put blank lines and a byte order mark before the header, in either order. */
async function beginning(file: string): Promise<Beginning> {
  const chunks = decoded(file)
  let start = ''
  let skipped = 0
  for (;;) {
    const { value, done: ended } = await chunks.next()
    if (ended) break
    start += value
    const blank = /^[\r\n \ufeff]*/.exec(start)?.[0] ?? ''
    skipped += blank.split('\n').length - 1
    start = start.slice(blank.length)
    if (start !== '') break
  }
  async function* rest() {
    yield start
    yield* chunks
  }
  return { start, skipped, rest }
}

async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
}

function explain(error: unknown, file: string, skipped: number): Result<never> {
  if (
    error instanceof TypeError &&
    'code' in error &&
    error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  )
    return failed({
      code: 'not-utf-8',
      message: `${file} is not UTF-8 text`,
      hint: 'Save it again as CSV with the encoding UTF-8.',
    })
  if (!(error instanceof CsvError)) throw error
  const at = 'lines' in error && typeof error.lines === 'number' ? error.lines + skipped : 1
  return failed({
    code: 'csv-invalid',
    message: `${file}, line ${at}: ${csvFaults[error.code] ?? error.message}`,
    hint: 'Export it again, or correct the quotes there.',
    facts: { line: at },
  })
}

const csvFaults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote (") is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'after a closing quote (") there is more text',
  INVALID_OPENING_QUOTE: 'a quote (") stands inside a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: 'a row has no end: a quote (") is opened and not closed',
}
