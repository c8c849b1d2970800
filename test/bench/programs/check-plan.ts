import { decideImport } from '../../../src/catalog/decide.ts'
import { readShop } from '../../../src/catalog/read.ts'

/** Checks a shop's folder and plans its import into an empty store; prints the milliseconds. */
const dir = process.argv[2] ?? ''
const start = performance.now()
const shop = await readShop(dir)
if (!shop.ok) throw new Error(JSON.stringify(shop.findings.slice(0, 3)))
const empty = { categories: new Map(), products: new Map(), settings: undefined }
const { changes } = decideImport(shop, empty).plan
console.log(JSON.stringify({ ms: performance.now() - start, changes }))
