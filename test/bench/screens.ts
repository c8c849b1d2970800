import { importShop, type RunningBackend, startBackend, token, unwrap } from './frame/backend.ts'
import type { Figure, Site } from './frame/bench.ts'
import { gather } from './frame/crowd.ts'
import { type DeepShop, writeDeepShop } from './frame/deep-shop.ts'
import { httpRequest, load, type MakeRequest } from './frame/load.ts'
import { type Compared, compare, compareAll } from './frame/rounds.ts'
import { openSandbox, startServe } from './frame/serving.ts'

const rounds = 7
const requests = 400
const taps = 60
const customer = 77

/** A machine that is busy or small may take a smaller large one. */
const many = Number(process.env.SHOPBOT_BENCH_PRODUCTS ?? 100_000)
const few = 100

/** What customers look at, eight categories deep, with many goods in 12,000 categories against 100 in 15. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const large = await openShop(site, many, 1)
  const small = await openShop(site, few, few / 100_000)
  const compared = await compareAll(
    rounds,
    answers.map(({ of }) => ({
      ours: () => msARequest(large, of(large.shop)),
      baseline: () => msARequest(small, of(small.shop)),
    })),
  )
  for (const [at, one] of compared.entries()) yield figure(`${answers[at]?.screen}, over HTTP`, one)
  await large.backend.kill()
  await small.backend.kill()
  const [ours, theirs] = [await openBot(site, large), await openBot(site, small)]
  yield figure(
    'a tap on the deepest category and back to its product',
    await compare(rounds, ours, theirs),
  )
}

interface Opened {
  readonly dir: string
  readonly shop: DeepShop
  readonly backend: RunningBackend
}

async function openShop(site: Site, products: number, share: number): Promise<Opened> {
  const dir = await site.folder()
  const shop = await writeDeepShop(dir, products, share)
  const backend = await startBackend(site, dir)
  await importShop(backend.client, dir)
  const { client } = backend
  unwrap(await client.introduce(customer, { name: 'Olena' }, { key: 'bench:introduce' }))
  for (const [at, product] of shop.plain.entries()) {
    const line = { product, variant: null, quantity: 1 }
    unwrap(await client.setInCart(customer, line, { key: `bench:${at}` }))
  }
  // The words of the catalogue are gathered at the first search.
  unwrap(await client.search({ q: 'SKU' }))
  return { dir, shop, backend }
}

interface Screen {
  readonly screen: string
  of(shop: DeepShop): MakeRequest
}

/** A number that no address has had makes an answer that nobody has prepared. */
let given = 1_000_000
const fresh = () => {
  given += 1
  return given
}
const get = (path: string) => httpRequest('GET', path, token)

const answers: readonly Screen[] = [
  {
    screen: 'the deepest category, made anew',
    of:
      ({ way }) =>
      () =>
        get(`/v1/categories/${way.at(-1)}?page=${fresh()}`),
  },
  {
    screen: 'the deepest category, seen before',
    of:
      ({ way }) =>
      () =>
        get(`/v1/categories/${way.at(-1)}?page=1`),
  },
  {
    screen: 'a product, made anew',
    of:
      ({ product }) =>
      () =>
        get(`/v1/products/${product}?again=${fresh()}`),
  },
  {
    screen: 'a search that finds one',
    of: ({ product }) => {
      const article = product.slice('product-'.length)
      return () => get(`/v1/search?q=article+${article}`)
    },
  },
  { screen: 'the cart', of: () => () => get(`/v1/customers/${customer}/cart`) },
]

async function msARequest({ backend }: Opened, make: MakeRequest): Promise<number> {
  return 1000 / (await load(backend.port, 1, requests, make))
}

/** The same through the bot: resolves to what measures the milliseconds of a tap. */
async function openBot(site: Site, { dir, shop }: Opened): Promise<() => Promise<number>> {
  const sandbox = await openSandbox(site)
  await startServe(site, dir, sandbox)
  const crowd = await gather(sandbox, 1, [`c:${shop.way.at(-1)}:1`, `p:${shop.product}`])
  return async () => 1000 / (await crowd.tap(1, taps))
}

function figure(screen: string, { ratio, ours, baseline }: Compared): Figure {
  return {
    bench: 'screens',
    variant: `${screen}: ${many.toLocaleString('en')} products / ${few}`,
    ratio,
    goal: 1.3,
    bound: 'at most',
    measured: { manyMs: ours, fewMs: baseline },
    rounds,
  }
}
