import type { IncomingMessage } from 'node:http'
import { parseMultipart } from './multipart.ts'
import { isRecord, type Params, type Upload } from './params.ts'
import { badRequest, Refusal } from './refusal.ts'

const maxBodyBytes = 50 * 1024 * 1024

/** What a request carries in its query string and its body: JSON, urlencoded or multipart. */
export async function readParams(
  request: IncomingMessage,
  query: string,
): Promise<Params | Refusal> {
  const bytes = await readBody(request)
  if (bytes instanceof Refusal) return bytes
  const body = parseBody(request.headers['content-type'] ?? '', bytes)
  if (body instanceof Refusal || query === '') return body
  const values = { ...Object.fromEntries(new URLSearchParams(query)), ...body.values }
  return { values, files: body.files }
}

const noFiles: ReadonlyMap<string, Upload> = new Map()

function readBody(request: IncomingMessage): Promise<Buffer | Refusal> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= maxBodyBytes) chunks.push(chunk)
      else resolve(new Refusal(413, 'Request Entity Too Large'))
    })
    request.on('end', () =>
      resolve(chunks[0] && chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)),
    )
    request.on('error', reject)
  })
}

function parseBody(type: string, bytes: Buffer): Params | Refusal {
  if (bytes.length === 0) return { values: {}, files: noFiles }
  if (type.startsWith('application/json')) return parseJson(bytes)
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const values = Object.fromEntries(new URLSearchParams(bytes.toString()))
    return { values, files: noFiles }
  }
  if (!type.startsWith('multipart/form-data')) return { values: {}, files: noFiles }
  return parseMultipart(type, bytes) ?? badRequest("can't parse multipart form data")
}

function parseJson(bytes: Buffer): Params | Refusal {
  try {
    const values: unknown = JSON.parse(bytes.toString())
    if (isRecord(values)) return { values, files: noFiles }
  } catch {}
  return badRequest("can't parse JSON object")
}
