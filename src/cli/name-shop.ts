import { readFile, writeFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'

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
