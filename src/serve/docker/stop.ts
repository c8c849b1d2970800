import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { done, failed, type Result } from '../../shop/problem.ts'
import { noProcess, readRunFile, removeRunFile } from '../run-file.ts'
import { composeOf, profiles } from './compose.ts'
import { findEngine } from './engine.ts'
import { forgetTelegramSecrets } from './written.ts'

/**
 * Ends a shop's containers and takes them away; its data stays. The bot first, for it finishes what it has taken in
 * with the backend's help. Codes: those of the engine, `compose-failed`.
 */
export async function stopDocker(dir: string, say: (line: string) => void): Promise<Result<null>> {
  const engine = await findEngine()
  if (!engine.ok) return engine
  const run = await readRunFile(dir)
  if (existsSync(join(dir, 'compose.yaml'))) {
    const compose = await composeOf({ dir, engine: engine.value, on: profiles })
    await compose.run(['stop', 'bot'], say)
    if (!(await compose.run(['down', '--remove-orphans'], say))) {
      return failed({
        code: 'compose-failed',
        message: 'Docker Compose could not stop the shop',
        hint: 'Its lines above say why.',
      })
    }
  }
  if (run?.docker) await removeRunFile(dir, noProcess)
  await forgetTelegramSecrets(dir)
  return done(null)
}
