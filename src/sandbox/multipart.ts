import type { Upload } from './params.ts'

export interface MultipartForm {
  readonly values: Readonly<Record<string, string>>
  readonly files: ReadonlyMap<string, Upload>
}

/**
 * Reads a multipart/form-data body; undefined when it is none. Node's own reader refuses headers
 * without a space after the colon, which grammY and others write and Telegram takes.
 */
export function parseMultipart(contentType: string, body: Buffer): MultipartForm | undefined {
  const match = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (boundary === undefined) return undefined
  const values: Record<string, string> = {}
  const files = new Map<string, Upload>()
  let at = body.indexOf(`--${boundary}`)
  for (;;) {
    if (at === -1) return undefined
    const start = at + boundary.length + 2
    if (body.toString('latin1', start, start + 2) === '--') return { values, files }
    const head = body.indexOf('\r\n\r\n', start)
    const end = body.indexOf(`\r\n--${boundary}`, Math.max(head + 4, start))
    if (head === -1 || end === -1) return undefined
    const disposition = dispositionOf(body.toString('utf8', start, head))
    const content = body.subarray(head + 4, end)
    if (disposition.filename === undefined) values[disposition.name] = content.toString()
    else files.set(disposition.name, { name: disposition.filename, bytes: Buffer.from(content) })
    at = end + 2
  }
}

function dispositionOf(head: string): { name: string; filename?: string } {
  const line = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const name = quoted(line, 'name') ?? ''
  const filename = quoted(line, 'filename')
  return filename === undefined ? { name } : { name, filename }
}

function quoted(line: string, key: string): string | undefined {
  const match = new RegExp(`[;\\s]${key}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(line)
  return match?.[1] ?? match?.[2]
}
