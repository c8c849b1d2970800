import { createHash } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backOff } from 'exponential-backoff'
import { done, failed, type Problem, type Result } from '../../../shop/problem.ts'
import { slug } from '../../id.ts'

export interface FetchPhotoOptions {
  readonly fetch: typeof globalThis.fetch
  /** Whether an address may be asked, the one too to which a server sends us on. */
  readonly allows: (address: URL) => boolean
  /** Before the second try; each further one waits twice as long. In milliseconds. */
  readonly firstDelay: number
  /** In all, the first included. */
  readonly tries: number
  /** For one try, in milliseconds. */
  readonly timeout: number
}

/** As a merchant's shop is filled: over https only, four times, with half a second before the second. */
export const overHttps: FetchPhotoOptions = {
  fetch: (address, init) => globalThis.fetch(address, init),
  allows: ({ protocol }) => protocol === 'https:',
  firstDelay: 500,
  tries: 4,
  timeout: 60_000,
}

/** Telegram takes no larger picture. In bytes. */
export const largestPhoto = 10 * 1024 * 1024

/** What a picture's file is called but for its ending, which the server tells: known before it is fetched. */
export function photoStem(address: string): string {
  const path = decoded(new URL(address).pathname)
  const name = slug(path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, ''))
  const hash = createHash('sha256').update(address).digest('hex').slice(0, 8)
  return name === '' ? hash : `${name}-${hash}`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/**
 * Saves a picture into a folder and resolves to its file's name. The file is whole, or not there. Codes:
 * `photo-not-there`, `photo-no-picture`, `photo-too-large`, `photo-unreachable`.
 */
export async function fetchPhoto(
  address: string,
  folder: string,
  options: FetchPhotoOptions,
): Promise<Result<string>> {
  try {
    const { bytes, ending } = await backOff(() => load(address, options), {
      numOfAttempts: options.tries,
      startingDelay: options.firstDelay,
      jitter: 'full',
      retry: (error) => !(error instanceof Refused),
    })
    const name = `${photoStem(address)}.${ending}`
    await saveWhole(join(folder, name), bytes)
    return done(name)
  } catch (error) {
    if (error instanceof Refused) return failed(error.problem)
    if (isOfFiles(error)) throw error
    const why = error instanceof Error ? reasonOf(error) : String(error)
    return failed({ code: 'photo-unreachable', message: `${address} cannot be fetched: ${why}` })
  }
}

/** An answer that would be the same again. */
class Refused extends Error {
  readonly problem: Problem

  constructor(code: string, message: string) {
    super(message)
    this.problem = { code, message }
  }
}

interface Loaded {
  readonly bytes: Buffer
  readonly ending: string
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

async function load(
  address: string,
  { fetch, allows, timeout }: FetchPhotoOptions,
): Promise<Loaded> {
  if (!allows(new URL(address)))
    throw new Refused('photo-not-there', `${address} is not https, so nobody asks for it`)
  const response = await fetch(address, {
    headers: { accept: Object.keys(endings).join(', ') },
    signal: AbortSignal.timeout(timeout),
  })
  try {
    if (!allows(new URL(response.url || address)))
      throw new Refused(
        'photo-not-there',
        `${address} leads to ${response.url}, which is not https`,
      )
    if (response.status === 408 || response.status === 429 || response.status >= 500)
      throw new Error(`the server answered ${response.status}`)
    if (!response.ok)
      throw new Refused('photo-not-there', `${address}: the server answered ${response.status}`)
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
    const ending = endings[type]
    if (ending === undefined)
      throw new Refused('photo-no-picture', `${address} is ${type || 'of no type'}, not a picture`)
    return { bytes: await bytesOf(response, address), ending }
  } finally {
    await response.body?.cancel().catch(() => undefined)
  }
}

async function bytesOf(response: Response, address: string): Promise<Buffer> {
  const promised = Number(response.headers.get('content-length') ?? Number.NaN)
  const tooLarge = () =>
    new Refused('photo-too-large', `${address} is larger than the 10 MB that Telegram takes`)
  if (promised > largestPhoto) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > largestPhoto) throw tooLarge()
    chunks.push(chunk)
  }
  if (length === 0) throw new Refused('photo-no-picture', `${address} is empty`)
  return Buffer.concat(chunks)
}

async function saveWhole(path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.${process.pid}.part`
  try {
    await writeFile(part, bytes)
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
}

/** A full disk is no fault of the picture. */
const isOfFiles = (error: unknown) =>
  error instanceof Error && 'syscall' in error && 'path' in error && error.path !== undefined

function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'the server did not answer in time'
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
