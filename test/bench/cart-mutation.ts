import { join } from 'node:path'
import { openLowdbStore } from '../../src/store/lowdb/open.ts'
import { importShop, startBackend, token, unwrap } from './frame/backend.ts'
import type { Figure, Site } from './frame/bench.ts'
import { httpRequest, load } from './frame/load.ts'
import { openCart, openOrder, plainProduct } from './frame/open-business.ts'
import { startProgram } from './frame/processes.ts'
import { compare } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'

const rounds = 7
const inFlight = 32
const mutations = 4000
const appends = 2000

/** Durable changes of carts, against synced appends by one writer, and against themselves in a small shop. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const busy = await startBusyShop(site, 1000, 500)
  const scratch = join(await site.folder(), 'appended')
  const append = async () => {
    const program = await startProgram<{ perSecond: number }>(
      site,
      'append',
      scratch,
      String(appends),
    )
    return program.said.perSecond
  }
  const against = await compare(rounds, busy.mutate, append)
  yield {
    bench: 'cart-mutation',
    variant: '1,000 carts, 500 orders / synced appends by one writer',
    ratio: against.ratio,
    goal: 1.5,
    bound: 'at least',
    measured: { perSecond: against.ours, appendsPerSecond: against.baseline },
    rounds,
  }
  const large = await startBusyShop(site, 10_000, 500)
  const small = await startBusyShop(site, 100, 500)
  const scale = await compare(rounds, large.mutate, small.mutate)
  yield {
    bench: 'cart-mutation',
    variant: '10,000 carts / 100 carts',
    ratio: scale.ratio,
    goal: 0.5,
    bound: 'at least',
    measured: { largePerSecond: scale.ours, smallPerSecond: scale.baseline },
    rounds,
  }
}

/** A backend whose store holds open carts and orders already; `mutate` resolves to the changes a second. */
async function startBusyShop(site: Site, carts: number, orders: number) {
  const dir = await site.folder()
  await writeShop(dir, 200, 10)
  const store = unwrap(await openLowdbStore({ dir: join(dir, 'data') }))
  await store.write(async (writer) => {
    for (let number = 0; number < carts; number += 1) await writer.put('carts', openCart(number))
    for (let number = 0; number < orders; number += 1) await writer.put('orders', openOrder(number))
  })
  await store.close()
  const backend = await startBackend(site, dir)
  await importShop(backend.client, dir)
  let serial = 0
  const request = () => {
    serial += 1
    const body = JSON.stringify({
      product: plainProduct(serial),
      variant: null,
      quantity: 1 + (serial % 9),
    })
    const path = `/v1/customers/${1 + (serial % carts)}/cart/lines`
    return httpRequest('PUT', path, token, { key: `bench:${serial}`, body })
  }
  return { mutate: () => load(backend.port, inFlight, mutations, request) }
}
