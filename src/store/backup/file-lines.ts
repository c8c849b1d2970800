import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { damaged, foreign, unreadable } from './fault.ts'

/**
 * The lines of a gzip file, each with its end, as many at once as came together. Only a byte 10 ends a line: text of
 * customers may hold other signs that count as line ends elsewhere. Throws `BackupFault`.
 */
export async function* fileLines(file: string): AsyncGenerator<Buffer[]> {
  let began = false
  let rest: Buffer = Buffer.alloc(0)
  try {
    const source = createReadStream(file)
    // Whoever stops reading closes the file; what goes wrong is thrown by the reading itself.
    const bytes = pipeline(source, createGunzip({ chunkSize: pieceSize }), () => {})
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      const lines: Buffer[] = []
      const text = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      let start = 0
      for (let end = text.indexOf(newline); end !== -1; end = text.indexOf(newline, start)) {
        lines.push(text.subarray(start, end + 1))
        start = end + 1
      }
      rest = text.subarray(start)
      if (!began && lines.length === 0 && rest.length > longestHeader) throw foreign(file)
      began ||= lines.length > 0
      if (lines.length > 0) yield lines
    }
  } catch (error) {
    throw explained(file, error, began)
  }
  if (rest.length > 0) throw began ? damaged(file, 'its last line is cut off') : foreign(file)
}

const newline = 0x0a
const pieceSize = 256 * 1024
const longestHeader = 1_000_000

function explained(file: string, error: unknown, began: boolean): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  if (error.code === 'Z_BUF_ERROR') return damaged(file, 'its end is missing')
  if (String(error.code).startsWith('Z_'))
    return began ? damaged(file, 'its bytes were changed') : foreign(file)
  return 'syscall' in error ? unreadable(file, error) : error
}
