import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvColumnsText } from './csv-columns.ts'
import type { Goods } from './goods.ts'
import { openCartText } from './opencart.ts'
import { shopifyText } from './shopify.ts'
import { wooCommerceText } from './woocommerce.ts'
import { ymlFeedText } from './yml-feed.ts'

/** The file of so many goods, piece by piece. */
export type ExportText = (count: number, goods: Goods) => Generator<string>

/** By what `shopbot convert` calls them. */
export const exportTexts: Readonly<Record<string, ExportText>> = {
  shopify: shopifyText,
  woocommerce: wooCommerceText,
  opencart: openCartText,
  yml: ymlFeedText,
  csv: csvColumnsText,
}

/** Writes a file of about so many bytes; resolves to how many goods are in it. */
export async function writeExport(
  file: string,
  text: ExportText,
  bytes: number,
  goods: Goods,
): Promise<number> {
  const count = Math.max(1, Math.round((bytes / bytesOf(text(sample, goods))) * sample))
  await pipeline(Readable.from(joined(text(count, goods))), createWriteStream(file))
  return count
}

/** Goods enough for their mean. */
const sample = 400

function bytesOf(pieces: Iterable<string>): number {
  let bytes = 0
  for (const piece of pieces) bytes += Buffer.byteLength(piece)
  return bytes
}

function* joined(pieces: Iterable<string>): Generator<string> {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < 64 * 1024) continue
    yield text
    text = ''
  }
  yield text
}
