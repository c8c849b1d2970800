import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { done, failed, type Result } from '../../shop/problem.ts'
import { imageSource } from './context.ts'

export interface ImageOptions {
  /** Absent: the one that the Dockerfile names. */
  readonly base: string | undefined
  /** Told what goes on. */
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

export const usualBase = 'node:22-bookworm-slim'

/**
 * The image of this very package upon that base, made now where the engine does not have it.
 * Codes: `image-base-missing`, `image-not-built`, `interrupted`.
 */
export async function ensureImage(options: ImageOptions): Promise<Result<string>> {
  const { base = usualBase, say, signal } = options
  let baseId = await idOf(base)
  if (baseId === undefined) {
    say(`Fetching ${base}`)
    await docker(['pull', base], options)
    baseId = await idOf(base)
  }
  if (signal.aborted) return failed(interrupted)
  if (baseId === undefined) {
    return failed({
      code: 'image-base-missing',
      message: `The base image ${base} is not there and cannot be fetched`,
      hint: 'Look at the network, or name an image with Node.js that this machine has: SHOPBOT_BASE_IMAGE.',
      facts: { base },
    })
  }
  const source = await imageSource(baseId)
  const image = `shopbot:${source.version}-${source.fingerprint}`
  if ((await idOf(image)) !== undefined) {
    say(`The image ${image} is there already`)
    return done(image)
  }
  const context = await mkdtemp(join(tmpdir(), 'shopbot-image-'))
  try {
    say(`Building ${image}`)
    await source.write(context)
    const args = ['--network', 'none', '--build-arg', `SHOPBOT_BASE_IMAGE=${base}`, '--tag', image]
    const built = await docker(['build', ...args, context], options)
    if (signal.aborted) return failed(interrupted)
    if (built) return done(image)
    return failed({
      code: 'image-not-built',
      message: `The image ${image} could not be built`,
      hint: `Its lines above say why. The base ${base} must have a shell and Node.js 20.19 or newer.`,
      facts: { image, base },
    })
  } finally {
    await rm(context, { recursive: true, force: true })
  }
}

async function idOf(image: string): Promise<string | undefined> {
  const args = ['image', 'inspect', '--format', '{{.Id}}', image]
  const { exitCode, stdout } = await execa('docker', args, { reject: false, stdin: 'ignore' })
  return exitCode === 0 ? stdout.trim() : undefined
}

async function docker(args: readonly string[], { say, signal }: ImageOptions): Promise<boolean> {
  const running = execa('docker', args, {
    reject: false,
    stdin: 'ignore',
    all: true,
    buffer: false,
    cancelSignal: signal,
  })
  for await (const line of running.iterable({ from: 'all' })) {
    if (line.trim() !== '') say(line)
  }
  return (await running).exitCode === 0
}

const interrupted = { code: 'interrupted', message: 'Stopped before the image was built' }
