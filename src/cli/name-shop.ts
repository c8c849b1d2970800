import { readFile, writeFile } from 'node:fs/promises'
import { parseDocument, stringify } from 'yaml'

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
  if (currency !== undefined) document.set('currency', currency)
  await writeFile(file, document.toString({ lineWidth: 0 }))
}

/** The shop.yaml of a shop of which no more is known. */
export function newShopYaml({ name, currency }: { name: string; currency: string }): string {
  return `# The shop itself. Change what you like, then run: shopbot check
${stringify({ name, currency }, { lineWidth: 0 })}languages: [en]              # the first is used where nobody chose
admins: []                   # your Telegram user id; @userinfobot tells it
payment:
  methods: [telegram]
  ask: [name, phone]
`
}
