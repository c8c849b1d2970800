import { readFile, writeFile } from 'node:fs/promises'
import { type Document, parseDocument, stringify } from 'yaml'
import { schemaLine } from '../catalog/schema-line.ts'

/** Puts a name and a currency into a shop.yaml; its comments and all else stay. */
export async function nameShop(
  file: string,
  {
    name,
    currency,
  }: { readonly name?: string | undefined; readonly currency?: string | undefined },
): Promise<void> {
  const document = parseDocument(await readFile(file, 'utf8'))
  if (name !== undefined) document.set('name', name)
  if (currency !== undefined && currency !== document.get('currency')) {
    if (isStars(currency) !== isStars(document.get('currency'))) forgetMethods(document)
    document.set('currency', currency)
  }
  await writeFile(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }))
}

/** Makes a person an admin of a shop; the comments of its shop.yaml and all else stay. `id`: Telegram user id. */
export async function nameAdmin(file: string, id: number): Promise<void> {
  const document = parseDocument(await readFile(file, 'utf8'))
  document.setIn(['admins', 0], id)
  await writeFile(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }))
}

const isStars = (currency: unknown) => currency === 'XTR'

/** Ways to pay and tips of one kind of money are not those of the other; a shop without them takes the usual. */
function forgetMethods(document: Document): void {
  document.deleteIn(['payment', 'methods'])
  document.deleteIn(['payment', 'tips'])
}

/** The shop.yaml of a shop of which no more is known. */
export function newShopYaml({ name, currency }: { name: string; currency: string }): string {
  return `${schemaLine('shop.yaml')}# The shop itself. Change what you like, then run: shopbot check
${stringify({ name, currency }, { lineWidth: 0, flowCollectionPadding: false })}languages: [en]              # the first is used where nobody chose
admins: []                   # your Telegram user id; @userinfobot tells it
payment:
  ask: [name, phone]         # without "methods": by the provider's token, and before there is one on delivery
`
}
