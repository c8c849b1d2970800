import type { Text } from '../../../shop/text.ts'
import { decoded } from '../entities.ts'
import { htmlText, plainLine } from '../html-text.ts'
import { textOf } from '../languages.ts'
import { type Fixture, type Row, textIn } from './fixture.ts'

/** A language of the shop: what it was first written in, or one of its translations. */
export interface Language {
  readonly code: string
  /** Whether texts in it stand in the rows themselves. */
  readonly own: boolean
}

/** Saleor keeps the language of its texts in its settings, which no dump holds; it is English unless changed. */
const ownLanguage = 'en'

export function languagesOf(fixture: Fixture): Language[] {
  const codes = fixture.all('product.categorytranslation').map(codeOf)
  for (const { pk } of fixture.products())
    codes.push(...fixture.of('product.producttranslation', pk).map(codeOf))
  const others = [...new Set(codes)].filter((code) => code !== '' && code !== ownLanguage)
  return [{ code: ownLanguage, own: true }, ...others.map((code) => ({ code, own: false }))]
}

/** `pt-br` → `pt`. */
const codeOf = (row: Row): string => textIn(row, 'language_code').toLowerCase().split('-')[0] ?? ''

/** What a row and its translations say in the languages that are taken. */
export function textsOf(
  languages: readonly Language[],
  row: Row,
  translations: readonly Row[],
  read: (row: Row) => string,
): Text | undefined {
  const texts = languages.map(({ code, own }): [string, string] => {
    const said = own ? row : translations.find((one) => codeOf(one) === code)
    return [code, said === undefined ? '' : read(said)]
  })
  return textOf(new Map(texts)) ?? (read(row) || undefined)
}

export const nameIn = (row: Row): string => plainLine(decoded(textIn(row, 'name')))

/** A description, which Editor.js writes as blocks of HTML; older ones are plain text. */
export function descriptionIn(row: Row): string {
  const blocks = blocksIn(row.fields.description)
  const told = htmlText(blocks.map(blockHtml).join('\n'))
  return told || textIn(row, 'description_plaintext')
}

interface Block {
  readonly type?: unknown
  readonly data?: Readonly<Record<string, unknown>>
}

function blocksIn(written: unknown): readonly Block[] {
  if (typeof written === 'string') {
    if (!written.startsWith('{')) return [{ type: 'paragraph', data: { text: written } }]
    try {
      return blocksIn(JSON.parse(written))
    } catch {
      return []
    }
  }
  if (typeof written !== 'object' || written === null || !('blocks' in written)) return []
  return Array.isArray(written.blocks) ? written.blocks : []
}

function blockHtml({ type, data }: Block): string {
  const items = Array.isArray(data?.items) ? data.items : []
  if (type === 'list')
    return `<ul>${items.map((item) => `<li>${itemText(item)}</li>`).join('')}</ul>`
  return typeof data?.text === 'string' ? `<p>${data.text}</p>` : ''
}

/** Newer lists have an object for each item. */
function itemText(item: unknown): string {
  if (typeof item === 'string') return item
  const content = typeof item === 'object' && item !== null && 'content' in item ? item.content : ''
  return typeof content === 'string' ? content : ''
}
