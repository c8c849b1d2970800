import { rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'

/** Writes text to stdout as fast as it is read there. A reader that has had enough (`| head`) ends it. */
export async function writeToStdout(text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/**
 * Writes text to a file, whole or not at all: it is written beside, synced and renamed. Codes: `out-unwritable`;
 * what `text` throws is thrown on.
 */
export async function writeToFile(
  file: string,
  text: AsyncIterable<string>,
): Promise<Result<null>> {
  const beside = `${file}.${process.pid}.part`
  // Also when somebody interrupts the command.
  const forget = () => rmSync(beside, { force: true })
  process.once('exit', forget)
  try {
    // It names customers: nobody else on the machine needs to read it.
    const handle = await open(beside, 'w', 0o600)
    try {
      await pipeline(Readable.from(text), handle.createWriteStream({ flush: true }))
    } finally {
      await handle.close().catch(() => {})
    }
    await rename(beside, file)
    return done(null)
  } catch (error) {
    await rm(beside, { force: true })
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return failed(unwritable(file, error))
  } finally {
    process.off('exit', forget)
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

function unwritable(file: string, error: Error): Problem {
  return {
    code: 'out-unwritable',
    message: `${file} cannot be written: ${error.message}`,
    hint: 'Nothing was written. Name a file in a folder that exists and has room.',
  }
}
