import { open, stat } from 'node:fs/promises'
import { done, failed, type Result } from '../../shop/problem.ts'
import { headerCells } from './csv-header.ts'
import { isShopifyHeader } from './shopify/columns.ts'
import { isWooCommerceHeader } from './woocommerce/columns.ts'

/** What a file seems to be: `format` where it is one that shops come in, a few words in any case. */
export interface Looks {
  readonly format?: string
  /** Completes "It looks like …". */
  readonly description: string
}

/** Looks at the first bytes of a file. Code: `file-unreadable`. */
export async function looksLike(file: string): Promise<Result<Looks>> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      return done(looksOf(buffer.subarray(0, bytesRead)))
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return failed({
      code: 'file-unreadable',
      message:
        code === 'ENOENT'
          ? `There is no file ${file}`
          : code === 'EISDIR'
            ? `${file} is a folder, not a file`
            : `${file} cannot be read (${code})`,
      ...(code === 'ENOENT' ? { hint: 'Check its spelling: capitals count.' } : {}),
    })
  }
}

/** Whether a path is that of a folder; false where there is nothing. */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

const headBytes = 64 * 1024

function looksOf(head: Buffer): Looks {
  const binary = signatures.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes))
  if (binary) return { description: binary[1] }
  if (head.includes(0)) return { description: 'a binary file' }
  const text = head.toString().replace(/^[\s\ufeff]+/, '')
  if (text === '') return { description: 'an empty file' }
  return markup(text) ?? table(text)
}

const signatures: readonly (readonly [Buffer, string])[] = [
  [Buffer.from('PK\x03\x04', 'latin1'), 'a spreadsheet or a zip file (save it as CSV in UTF-8)'],
  [Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), 'an old spreadsheet (save it as CSV in UTF-8)'],
  [Buffer.from('\x1f\x8b', 'latin1'), 'a compressed file (unpack it first)'],
  [Buffer.from('%PDF', 'latin1'), 'a PDF'],
  [Buffer.from('\x89PNG', 'latin1'), 'a picture'],
  [Buffer.from('\xff\xd8\xff', 'latin1'), 'a picture'],
  [Buffer.from('\xff\xfe', 'latin1'), 'UTF-16 text (save it again in UTF-8)'],
  [Buffer.from('\xfe\xff', 'latin1'), 'UTF-16 text (save it again in UTF-8)'],
]

function markup(text: string): Looks | undefined {
  if (/^<!doctype html|^<html/i.test(text)) return { description: 'an HTML page' }
  if (/<yml_catalog\b/.test(text))
    return { format: 'yml', description: 'a YML feed, as Rozetka and Prom take it' }
  if (/^<[?!a-z]/i.test(text)) return { description: 'XML' }
  if (/^\s*(?:INSERT (?:IGNORE )?INTO|REPLACE INTO|(?:CREATE|DROP|TRUNCATE) TABLE)\b/im.test(text))
    return { format: 'opencart', description: 'a dump of a database' }
  return data(text)
}

function data(text: string): Looks | undefined {
  if (/^\[\s*\{\s*"(?:model|pk)"\s*:/.test(text))
    return { format: 'saleor', description: 'data of a Django site, as Saleor dumps its own' }
  if (/^sylius_fixtures\s*:/m.test(text))
    return { format: 'sylius', description: 'fixtures of Sylius' }
  if (/^[[{]/.test(text)) return { format: 'records', description: 'JSON' }
  const lines = text.split(/\r\n|\r|\n/).filter((line) => !/^\s*(?:#|$)/.test(line))
  const [first = '', second = ''] = lines
  const opens =
    /^(?:---(?:\s|$)|- +(?:\{|["']?[\p{L}\d_ ]+["']?:(?:\s|$))|["']?[\p{L}\d_ -]+["']?:\s*(?:#.*)?$)/u.test(
      first,
    )
  const goesOn = /^[\w-]+: \S/.test(first) && /^(?:[\w-]+:(?:\s|$)|\s*- )/.test(second)
  if (opens || goesOn || /^(?:products|categories|name|currency):/m.test(text))
    return { format: 'records', description: 'YAML' }
  return undefined
}

function table(text: string): Looks {
  const cells = headerCells(text)
  if (cells.length < 2 && arePaths(text)) return { format: 'records', description: categoryPaths }
  if (cells.length < 2) return { description: 'plain text' }
  if (isWooCommerceHeader(cells))
    return { format: 'woocommerce', description: 'a product export of WooCommerce' }
  if (isShopifyHeader(cells))
    return { format: 'shopify', description: 'a product export of Shopify' }
  const shown = cells.filter((cell) => cell !== '').slice(0, 5)
  return { format: 'csv', description: `a CSV file with the columns ${shown.join(', ')}, …` }
}

/** What a text is said to look like that has a path in each line. */
export const categoryPaths = 'a list of the paths of categories'

/** `Clothing > Tees`, a line each, as taxonomies are published. */
function arePaths(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => !/^\s*(?:#|$)/.test(line))
  return lines.filter((line) => /\S > \S/.test(line)).length * 2 >= lines.length
}
