import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes a shop over a tree of ten thousand categories with a product in every first leaf: the
 * Shopify taxonomy where SHOPBOT_DATASETS names the folder that has it, else a tree of the same size.
 */
export async function writeTaxonomy(dir: string): Promise<{ categories: number; source: string }> {
  const datasets = process.env.SHOPBOT_DATASETS
  const paths = datasets === undefined ? madeUp() : await shopify(datasets)
  const root = treeOf(paths)
  await mkdir(join(dir, 'catalog'), { recursive: true })
  await writeFile(join(dir, 'shop.yaml'), 'name: Everything\ncurrency: UAH\nlanguages: [en]\n')
  for (const [title, branch] of root.children) {
    const text = `categories:\n${lines(title, branch, '  ').join('')}`
    await writeFile(join(dir, 'catalog', `${branch.id}.yaml`), text)
  }
  return { categories: paths.length, source: datasets === undefined ? '(made up)' : '(Shopify)' }
}

interface Branch {
  readonly id: string
  readonly children: Map<string, Branch>
}

/** A category's id and the titles from the top down to it; those above come first. */
interface CategoryPath {
  readonly id: string
  readonly titles: readonly string[]
}

async function shopify(datasets: string): Promise<CategoryPath[]> {
  const text = await readFile(join(datasets, 'shopify-taxonomy', 'categories.txt'), 'utf8')
  return text.split('\n').flatMap((line) => {
    const found = /^gid:\S+\/([a-z0-9-]+)\s*: (.+)$/.exec(line)
    return found ? [{ id: found[1] ?? '', titles: (found[2] ?? '').split(' > ') }] : []
  })
}

/** Three levels below 26 departments, as many categories as Shopify has. */
function madeUp(): CategoryPath[] {
  const paths: CategoryPath[] = []
  const add = (id: string, titles: readonly string[]) => {
    if (paths.length < 10_282) paths.push({ id, titles })
  }
  for (let top = 1; top <= 26; top += 1) {
    const titles = [`Department ${top}`]
    add(`d${top}`, titles)
    for (let middle = 1; middle <= 20; middle += 1) {
      const inner = [...titles, `Aisle ${top}.${middle}`]
      add(`d${top}-${middle}`, inner)
      for (let low = 1; low <= 19; low += 1)
        add(`d${top}-${middle}-${low}`, [...inner, `Shelf ${top}.${middle}.${low}`])
    }
  }
  return paths
}

function treeOf(paths: readonly CategoryPath[]): Branch {
  const root: Branch = { id: '', children: new Map() }
  for (const { id, titles } of paths) {
    let branch: Branch | undefined = root
    for (const title of titles.slice(0, -1)) branch = branch?.children.get(title)
    branch?.children.set(titles.at(-1) ?? '', { id, children: new Map() })
  }
  return root
}

function lines(title: string, { id, children }: Branch, indent: string): string[] {
  const own = [`${indent}- id: ${id}\n`, `${indent}  title: ${JSON.stringify(title)}\n`]
  if (children.size === 0) return [...own, ...goods(id, `${indent}  `)]
  const below = [...children].flatMap(([name, child]) => lines(name, child, `${indent}    `))
  return [...own, `${indent}  categories:\n`, ...below]
}

function goods(category: string, indent: string): string[] {
  if (!category.endsWith('-1')) return []
  return [
    `${indent}products:\n`,
    `${indent}  - id: ${category}-thing\n`,
    `${indent}    title: Thing of ${category}\n`,
    `${indent}    options: {size: [S, M]}\n`,
    `${indent}    variants:\n`,
    `${indent}      - {id: s, size: S, price: 100.00, stock: 5}\n`,
    `${indent}      - {id: m, size: M, price: 120.00}\n`,
  ]
}
