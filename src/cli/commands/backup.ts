import { resolve } from 'node:path'
import type { Client } from '../../client/client.ts'
import { type SavedBackup, saveBackup } from '../../serve/moving/back-up.ts'
import type { Problem, Result } from '../../shop/problem.ts'
import { textIn } from '../../shop/text.ts'
import { describeBackup, documentOf } from '../backup-screen.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { enter } from '../open-shop.ts'
import { servedDir } from '../served-dir.ts'

export interface BackupOptions {
  readonly out?: string
}

export const run: Run<BackupOptions> = async ([given], { out }, screen) => {
  const dir = resolve(await servedDir(given, screen))
  const door = await enter(dir, screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const saved = await save(door.value.client, dir, out)
    if (!saved.ok) return screen.fail(explained(saved.problem))
    const { file, bytes } = saved.value
    screen.document({ formatVersion: 1, file, bytes, ...documentOf(saved.value) })
    screen.print(file)
    screen.say(`Backed up ${describeBackup(saved.value)}.`)
    screen.say('It names your customers: keep it where only you can read it.')
    return exit.well
  } finally {
    await door.value.close()
  }
}

async function save(
  client: Client,
  dir: string,
  out: string | undefined,
): Promise<Result<SavedBackup>> {
  const shop = await client.shop()
  if (!shop.ok) return shop
  const { name, languages } = shop.value
  const bytes = await client.backup()
  if (!bytes.ok) return bytes
  return saveBackup(bytes.value, { dir, out, shop: textIn(name, '', languages) }, new Date())
}

function explained(problem: Problem): Problem {
  if (problem.code !== 'no-such-route') return problem
  return {
    code: 'backend-older',
    message: 'The shop that runs is of an older shopbot, which cannot be backed up while it runs',
    hint: 'Start "shopbot serve" again, or stop it for the time of the backup.',
  }
}
