import { createReadStream } from 'node:fs'
import { done, failed, type Result } from '../../../shop/problem.ts'

/**
 * Gives the text of an XML file piece by piece, in the encoding that it declares. Codes: `not-utf-8`,
 * `encoding-unknown`, those of `visit`.
 */
export async function readXmlText(
  file: string,
  visit: (text: string) => Result<null>,
): Promise<Result<null>> {
  let decoder: Decoder | undefined
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
      if (!decoder) {
        const found = decoderFor(file, chunk)
        if (!found.ok) return found
        decoder = found.value
      }
      const visited = visit(decoder.decode(chunk, { stream: true }))
      if (!visited.ok) return visited
    }
    return visit(decoder?.decode() ?? '')
  } catch (error) {
    if (!isDecoding(error)) throw error
    return failed({
      code: 'not-utf-8',
      message: `${file} is not text in ${decoder?.encoding ?? 'UTF-8'}, as it says it is`,
      hint: 'Make the feed again; where it is made, take UTF-8.',
    })
  }
}

type Decoder = InstanceType<typeof TextDecoder>

const chunkBytes = 256 * 1024

function decoderFor(file: string, start: Buffer): Result<Decoder> {
  const head = start.toString('latin1', 0, 200)
  const declared = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return done(new TextDecoder(declared, { fatal: true }))
  } catch {
    return failed({
      code: 'encoding-unknown',
      message: `${file} says that it is written in "${declared}", which nobody knows`,
      hint: 'Make the feed again; where it is made, take UTF-8.',
    })
  }
}

const isDecoding = (error: unknown): boolean =>
  error instanceof TypeError &&
  'code' in error &&
  error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
