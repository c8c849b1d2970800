import type { CatalogIndex } from '../../backend/catalog/catalog-index.ts'
import { categoriesShown } from '../../bot/screens/category.ts'
import type { Screen } from '../../bot/screens/screen.ts'
import type { Finding } from '../../catalog/finding.ts'
import { longDescription } from '../../catalog/long-description.ts'
import type { ShopReading } from '../../catalog/read.ts'
import type { Settings } from '../../shop/settings.ts'
import { wordings } from '../../shop/text.ts'
import { limits } from '../../telegram/limits.ts'
import { codePoints } from '../../telegram/text.ts'
import { refusalOf } from './judge.ts'
import type { Seen, Walked } from './walk.ts'

/** Makes findings of what a walk meets; each product, category or text is told once for each thing. */
export class WalkFindings {
  readonly findings: Finding[] = []
  readonly #where: ShopReading['where']
  readonly #index: CatalogIndex
  readonly #settings: Settings
  readonly #told = new Set<string>()

  constructor(where: ShopReading['where'], index: CatalogIndex, settings: Settings) {
    this.#where = where
    this.#index = index
    this.#settings = settings
  }

  readonly see = ({ of, language, screen }: Seen): void => {
    const what = of.kind === 'shop' ? of.name : `${of.kind} "${of.id}"`
    const at = of.kind === 'shop' ? `key ${of.key ?? ''}` : `${of.kind} ${of.id}`
    const refusal = refusalOf(screen)
    if (refusal !== undefined) {
      this.#tell(at, 'error', 'screen-refused', {
        message: `Telegram would refuse ${what} in ${language}: ${refusal}`,
        hint: 'Please report this: shopbot should never draw such a screen.',
      })
    }
    if (!screen.cut || this.#isKnown(of, screen)) return
    const { length, most } = screen.cut
    const where = screen.photo ? 'below a photo' : 'in a message'
    this.#tell(at, 'warning', 'text-cut', {
      message: `What the bot shows of ${what} has ${length} signs in ${language}; ${where} Telegram shows ${most}`,
      hint: `Shorten ${of.kind === 'shop' ? `"${of.key ?? 'the text'}"` : 'the description'} by ${length - most} signs: its end is cut.`,
    })
  }

  /** Whether the reader has told that this text is too long by itself. */
  #isKnown(of: Seen['of'], { photo }: Screen): boolean {
    if (of.kind === 'shop') {
      const text = of.key && this.#settings[of.key]
      return text !== undefined && wordings(text).some((one) => codePoints(one) > limits.text)
    }
    const description = this.#index.products.get(of.id)?.description
    if (of.kind === 'category' || description === undefined) return false
    return longDescription(description, photo !== undefined) !== undefined
  }

  /** Once the walk is over: what it did not reach, or only after many taps. */
  conclude({ taps }: Walked): void {
    const index = this.#index
    const crowded = this.#crowded()
    const far = new Map<string | null, { id: string; tapped: number }[]>()
    for (const id of index.products.keys()) {
      const product = index.visibleProduct(id)
      const tapped = taps.get(id)
      if (!product || (tapped !== undefined && tapped <= manyTaps)) continue
      if (tapped === undefined) {
        if (crowded.size === 0)
          this.#tell(`product ${id}`, 'warning', 'product-unreachable', {
            message: `No button of the bot leads to "${id}"`,
            hint: 'Put it into a category that customers see.',
          })
        continue
      }
      const shelf = far.get(product.category)
      if (shelf) shelf.push({ id, tapped })
      else far.set(product.category, [{ id, tapped }])
    }
    for (const [category, products] of far) this.#tellFar(category, products)
  }

  #crowded(): Set<string> {
    const index = this.#index
    const crowded = new Set<string>()
    for (const id of [null, ...index.categories.keys()]) {
      const children = index.childrenOf(id).filter((child) => index.countOf(child.id) > 0)
      const first = children[categoriesShown]
      if (!first || (id !== null && !index.visibleCategory(id))) continue
      crowded.add(first.id)
      const name = id === null ? 'The menu' : `The category "${id}"`
      this.#tell(`category ${first.id}`, 'warning', 'category-crowded', {
        message: `${name} has ${children.length} categories, and its screen has room for ${categoriesShown}: "${first.id}" and those after it are found only by search`,
        hint: 'Put categories that belong together into one above them: move their folders into a folder.',
      })
    }
    return crowded
  }

  #tellFar(
    category: string | null,
    products: readonly { readonly id: string; readonly tapped: number }[],
  ): void {
    const [first] = products
    if (!first) return
    const farthest = Math.max(...products.map(({ tapped }) => tapped))
    const shelf = category === null ? 'at the top of the shop' : `in "${category}"`
    const many = products.length === 1 ? '1 product' : `${products.length} products`
    this.#tell(`product ${first.id}`, 'warning', 'product-far', {
      message: `${many} ${shelf} from "${first.id}" on: more than ${manyTaps} taps from the menu, up to ${farthest}`,
      hint: 'Divide them among several categories, or bring some nearer with "also-in".',
    })
  }

  #tell(
    at: string,
    severity: Finding['severity'],
    code: string,
    { message, hint }: { readonly message: string; readonly hint: string },
  ): void {
    const once = `${code} ${at}`
    if (this.#told.has(once)) return
    this.#told.add(once)
    const place = this.#where.get(at)
    const { file, line, column } = place ?? { file: 'shop.yaml', line: 1, column: 1 }
    this.findings.push({ severity, code, message, hint, file, line, column })
  }
}

/** Hardly anybody goes further. */
const manyTaps = 10
