import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Holder, thisProcess } from '../../../src/store/lowdb/holder.ts'
import { guardPath, takeLock } from '../../../src/store/lowdb/lock.ts'
import { openLowdbStore } from '../../../src/store/lowdb/open.ts'
import { sized } from '../../sampled.ts'
import { bundled, start } from './children/start.ts'
import { openSound, shopFolder } from './shop-folder.ts'

const since = new Date('2026-01-02T03:04:05Z')

it('opens a folder once at a time and says who has it', async () => {
  const dir = await shopFolder()
  const store = await openSound({ dir, now: () => since })
  const second = await openLowdbStore({ dir })
  expect(second).toMatchObject({
    ok: false,
    problem: {
      code: 'store-locked',
      facts: { pid: process.pid, since: since.toISOString() },
      hint: expect.any(String),
    },
  })
  await store.close()
  await (await openSound({ dir })).close()
  expect(await readdir(dir)).toEqual(['store'])
})

it('gives a folder to one of several processes, also after each kill', async () => {
  const program = await bundled('locking')
  const dir = await shopFolder()
  for (let round = 0; round < sized({ part: 3, whole: 6, long: 6 }); round += 1) {
    const children = Array.from({ length: 4 }, () => start(program, dir))
    for (const child of children) child.tell('open\n')
    const answers = await Promise.all(children.map((child) => child.lines.next()))
    expect(answers.map((answer) => answer.value).sort()).toEqual([
      'opened',
      'store-locked',
      'store-locked',
      'store-locked',
    ])
    await Promise.all(children.map((child) => child.kill()))
  }
  await (await openSound({ dir })).close()
})

it('gives the lock of a process that is gone to one of many', async () => {
  const dead = JSON.stringify({ ...thisProcess(since), pid: await endedPid() })
  for (let round = 0; round < sized({ part: 4, whole: 10, long: 10 }); round += 1) {
    const path = join(await shopFolder(), 'lock')
    await writeFile(path, dead)
    const taking = Array.from({ length: 40 }, async (_, steps) => {
      // One after another by less than it takes to take a lock, so that they meet at every step of it.
      for (let step = 0; step < steps; step += 1) await stat(path)
      return takeLock(path, () => since)
    })
    const taken = (await Promise.all(taking)).filter((lock) => lock.ok)
    expect(taken).toHaveLength(1)
    for (const lock of taken) await lock.value.release()
  }
})

it('follows a process that is gone, and another that has its number now', async () => {
  const dead = { ...thisProcess(since), pid: await endedPid() }
  expect(await opens(dead)).toBe(true)
  // Only Linux tells when a process began; elsewhere the one with that number is taken for the holder.
  const reused = { ...thisProcess(since), begun: '1' }
  expect(await opens(reused)).toBe(process.platform === 'linux')
  expect(await opens(thisProcess(since))).toBe(false)
})

it('waits for the heartbeat of another machine or container to stop', async () => {
  const now = Date.now()
  for (const other of [{ host: 'another' }, { space: 'another', root: '' }]) {
    const foreign = { ...thisProcess(since), ...other }
    expect(await opens(foreign, now)).toBe(false)
    expect(await opens(foreign, now - 60_000)).toBe(true)
    expect(await opens(foreign, now + 60_000)).toBe(true)
  }
})

it('follows a killed process that was itself about to follow one', async () => {
  const dead = JSON.stringify({ ...thisProcess(since), pid: await endedPid() })
  const dir = await shopFolder()
  await writeFile(join(dir, 'lock'), dead)
  await writeFile(guardPath(join(dir, 'lock'), dead), dead)
  await (await openSound({ dir })).close()
  expect(await readdir(dir)).toEqual(['store'])
})

it('takes an empty or foreign file for a lock that is being made, until it is old', async () => {
  const dir = await shopFolder()
  const lock = join(dir, 'lock')
  await writeFile(lock, '')
  expect((await openLowdbStore({ dir })).ok).toBe(false)
  const old = new Date(Date.now() - 60_000)
  await utimes(lock, old, old)
  await (await openSound({ dir })).close()
})

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0'])
  await once(child, 'exit')
  if (child.pid === undefined) throw new Error('No process was started')
  return child.pid
}

/** Whether a folder that this holder has locked can be opened; `beat` is its last heartbeat. */
async function opens(holder: Holder, beat = Date.now()): Promise<boolean> {
  const dir = await shopFolder()
  const lock = join(dir, 'lock')
  await writeFile(lock, JSON.stringify(holder))
  await utimes(lock, new Date(beat), new Date(beat))
  const opened = await openLowdbStore({ dir })
  if (opened.ok) await opened.value.close()
  return opened.ok
}
