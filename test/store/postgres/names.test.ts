import { expect, it, onTestFinished } from 'vitest'
import { Committer } from '../../../src/store/postgres/committer.ts'
import { Lanes } from '../../../src/store/postgres/lanes.ts'
import { placeOf } from '../../../src/store/postgres/place.ts'
import { openPools } from '../../../src/store/postgres/pools.ts'
import { nobodyWatches, type Writer } from '../../../src/store/store.ts'
import { increment, quantity } from '../increment.ts'
import { ask } from './databases.ts'
import { databaseForTest, openOn } from './open.ts'
import { wireTo } from './wire.ts'

it('statements are run by name, and a transaction of such is run again where its connection is lost', async () => {
  const { url } = await databaseForTest()
  const wire = await wireTo(url)
  const store = await openOn(wire.url)
  for (let count = 1; count <= 4; count += 1) expect(await increment(store, 1)).toBe(count)
  for (const words of ['EXECUTE shopbot_carts_swap', 'EXECUTE shopbot_transactions_put']) {
    const before = await quantity(store)
    const lost = wire.loseAnswerTo(words)
    const writing = increment(store, 1)
    await lost
    expect(await writing).toBe(before + 1)
    // The next connection learns the names after some transactions.
    for (let count = 2; count <= 5; count += 1)
      expect(await increment(store, 1)).toBe(before + count)
  }
  expect(await quantity(store)).toBe(14)
})

it('a way that forgets names, like that of a pooler, costs no change and none twice', async () => {
  const { url } = await databaseForTest()
  const { lanes, committer } = await committerWhose('DEALLOCATE ALL', url)
  for (let serial = 1; serial <= 8; serial += 1) await lanes.write(putStock(serial))
  expect(committer.losses).toBe(1)
  expect(await kept(url)).toBe(8)
})

it('a way on which another has given the names already is good as it is', async () => {
  const { url } = await databaseForTest()
  const foreign = 'DEALLOCATE ALL; PREPARE shopbot_carts_get AS SELECT 1'
  const { lanes, committer } = await committerWhose(foreign, url)
  for (let serial = 1; serial <= 8; serial += 1) await lanes.write(putStock(serial))
  expect(committer.losses).toBe(0)
  expect(await kept(url)).toBe(8)
})

const putStock = (serial: number) => (writer: Writer) =>
  writer.put('stock', { id: `stock-${serial}`, onHand: serial })

async function kept(url: string): Promise<number> {
  const [row] = await ask(url, 'SELECT sum(on_hand) AS sum, count(*) AS count FROM shopbot_stock')
  expect(row?.sum).toBe('36')
  return Number(row?.count)
}

/** One whose connections are told `sql` by somebody else before each transaction. */
async function committerWhose(sql: string, url: string) {
  const place = placeOf(url)
  if (!place.ok) throw new Error(place.problem.message)
  const pools = await openPools(place.value.config)
  onTestFinished(() => pools.close())
  pools.writers.on('acquire', (client) => {
    client.query(sql).catch(() => undefined)
  })
  let serial = 0
  const committer = new Committer({
    pools,
    random: () => 0,
    newId: () => `transaction-${serial++}`,
    now: Date.now,
    begin: ['BEGIN ISOLATION LEVEL SERIALIZABLE'],
    tell: () => [],
    note: () => '[]',
    origin: 'test',
    watch: nobodyWatches,
    onCommit: () => {},
  })
  return { committer, lanes: new Lanes(1, (works) => committer.run(works)) }
}
