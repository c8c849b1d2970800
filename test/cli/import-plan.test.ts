import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDoor } from '../../src/serve/door.ts'
import { silentLog } from '../../src/shop/log.ts'
import { smallShop, writeCatalog } from './serving.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

let edits = 0

/** What an admin does in the chat. */
async function setPrice(dir: string, price: number): Promise<void> {
  const door = await openDoor(dir, { log: silentLog, version: 'test' })
  if (!door.ok) throw new Error(door.problem.message)
  edits += 1
  const key = { key: `edit ${edits}` }
  await door.value.client.changeProduct('terminal', 'roll', { price }, key)
  await door.value.close()
}

test('a price of the chat is kept, then a conflict until somebody chooses', async () => {
  const dir = await smallShop()
  await shopbot(['import', dir])
  await setPrice(dir, 300)
  const kept = await shopbot(['import', dir])
  expect(kept.stdout).toContain('= roll  price 2.50 → 3.00 EUR')
  expect(kept.stderr).toContain('shopbot export')
  await writeCatalog(dir, '3.75')
  const refused = await shopbot(['import', dir, '--json'])
  expect(refused.status).toBe(3)
  expect(JSON.parse(refused.stdout)).toMatchObject({
    problem: { code: 'conflicts' },
    conflicts: [{ id: 'roll', name: 'price', base: 250, ours: 375, theirs: 300, chosen: null }],
    applied: false,
  })
  const plan = join(await temporaryFolder(), 'plan.json')
  const saved = await shopbot(['import', dir, '--ours', '--out', plan])
  expect(saved).toMatchObject({ status: 0, stdout: expect.stringContaining('Not applied') })
  const markdown = await shopbot(['import', dir, '--dry-run', '--format', 'markdown', '--ours'])
  expect(markdown.stdout).toContain('| ~ | `roll` | price 3.00 → 3.75 EUR | `catalog.yaml:5` |')
  await setPrice(dir, 320)
  const stale = await shopbot(['import', plan, dir, '--json'])
  expect(stale).toMatchObject({ status: 3, stdout: expect.stringContaining('plan-stale') })
  await setPrice(dir, 300)
  expect(await shopbot(['import', plan, dir])).toMatchObject({ status: 0 })
  expect(await readFile(plan, 'utf8')).toContain('"shopbotPlan": true')
  const back = await shopbot(['import', dir, '--rollback', '--yes'])
  expect(back.stdout).toContain('price 3.75 → 3.00 EUR')
  const history = await shopbot(['import', dir, '--history', '--json'])
  expect(JSON.parse(history.stdout).revisions).toMatchObject([{ rollback: {} }, {}, {}])
})

test('guards end with 3, each with a code of its own, and nothing is applied', async () => {
  const dir = await smallShop()
  await shopbot(['import', dir])
  await writeCatalog(dir, '5.50')
  const jump = await shopbot(['import', dir, '--json', '--max-price-change', '100%'])
  expect(jump.status).toBe(3)
  expect(JSON.parse(jump.stdout)).toMatchObject({
    problem: { code: 'price-change-guarded', facts: { product: 'roll', percent: 120 } },
  })
  await writeFile(join(dir, 'catalog.yaml'), 'products: [{id: roll, title: Roll, price: 2.50}]\n')
  const loss = await shopbot(['import', dir, '--json', '--prune', '--fail-on-delete'])
  expect(loss.status).toBe(3)
  expect(JSON.parse(loss.stdout)).toMatchObject({
    problem: { code: 'deletion-guarded' },
    applied: false,
  })
})
