import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importShop, startBackend, token } from './frame/backend.ts'
import type { Figure, Site } from './frame/bench.ts'
import { httpRequest, load } from './frame/load.ts'
import { startProgram } from './frame/processes.ts'
import { compare } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'

const rounds = 7
const connections = 16
const requests = 10_000

/** Catalogue answers over HTTP, against a bare Hono route that returns the same bytes as a string. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const dir = await site.folder()
  await writeShop(dir, 1000, 20)
  const backend = await startBackend(site, dir)
  await importShop(backend.client, dir)
  for (const { what, path } of [
    { what: 'category page', path: '/v1/categories/shelf-7' },
    { what: 'product', path: '/v1/products/product-355' },
  ]) {
    const request = httpRequest('GET', path, token)
    const answer = await fetch(`${backend.url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const bytes = join(dir, 'answer.json')
    await writeFile(bytes, await answer.text())
    const bare = await startProgram<{ port: number }>(site, 'string-server', bytes)
    const { ratio, ours, baseline } = await compare(
      rounds,
      () => load(backend.port, connections, requests, () => request),
      () => load(bare.said.port, connections, requests, () => request),
    )
    await bare.kill()
    yield {
      bench: 'catalog-http',
      variant: `${what} / bare Hono route, same bytes`,
      ratio,
      goal: 0.85,
      bound: 'at least',
      measured: { perSecond: ours, barePerSecond: baseline },
      rounds,
    }
  }
}
