import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bigShop, productYaml } from './shop.ts'

/** Categories on each level of a large taxonomy: few at the top, most in the middle, 12,000 in all. */
const levels = [26, 190, 1300, 3500, 3900, 2200, 780, 104]

export interface DeepShop {
  readonly categories: number
  /** Ids from the top down to a category on the eighth level that has goods in it. */
  readonly way: readonly string[]
  /** A product in that category. */
  readonly product: string
  /** Some that are bought as they are. */
  readonly plain: readonly string[]
}

/**
 * Writes a shop of `products` goods as a converter would: a folder a category, eight deep, goods in those that have
 * none below them. `share` of 12,000 categories, at least one on each level.
 */
export async function writeDeepShop(dir: string, products: number, share = 1): Promise<DeepShop> {
  await mkdir(join(dir, 'catalog'), { recursive: true })
  await writeFile(join(dir, 'shop.yaml'), bigShop)
  const tree = plantTree(share)
  const leaves = tree.filter(({ isLeaf }) => isLeaf)
  for (const { way, titles } of tree) {
    const folder = join(dir, 'catalog', ...way)
    await mkdir(folder, { recursive: true })
    const { uk, en } = titles
    await writeFile(join(folder, 'category.yaml'), `title: {uk: ${uk}, en: ${en}}\n`)
  }
  const first = (leaf: number) => Math.floor((leaf * products) / leaves.length)
  const goodsOf = (leaf: number) =>
    Array.from({ length: first(leaf + 1) - first(leaf) }, (_, at) => first(leaf) + at)
  for (const [leaf, { way }] of leaves.entries()) {
    const goods = goodsOf(leaf).map(productYaml)
    if (goods.length === 0) continue
    await writeFile(join(dir, 'catalog', ...way, 'products.yaml'), `products:\n${goods.join('')}`)
  }
  const deep = leaves.findIndex(({ way }) => way.length === levels.length)
  const way = leaves[deep]?.way ?? []
  const plain = [1, 2, 4].map((number) => `product-${number}`)
  // At every size one that has neither sizes nor a stock.
  const bare = goodsOf(deep).find((number) => number % 15 === 1) ?? first(deep)
  return { categories: tree.length, way, product: `product-${bare}`, plain }
}

interface Shelf {
  /** Ids from the top down to itself. */
  readonly way: readonly string[]
  readonly titles: { readonly uk: string; readonly en: string }
  isLeaf: boolean
}

/** All categories, those above first; some on each level have nothing below them. */
function plantTree(share: number): Shelf[] {
  const all: Shelf[] = []
  let above: Shelf[] = []
  for (const [level, full] of levels.entries()) {
    const count = Math.max(1, Math.round(full * share))
    const own = Array.from({ length: count }, (_, at): Shelf => {
      const parent = above[Math.floor((at * above.length) / count)]
      if (parent) parent.isLeaf = false
      const name = `${level + 1}.${at}`
      return {
        way: [...(parent?.way ?? []), `shelf-${level + 1}-${at}`],
        titles: { uk: `Полиця ${name}`, en: `Shelf ${name}` },
        isLeaf: true,
      }
    })
    all.push(...own)
    above = own
  }
  return all
}
