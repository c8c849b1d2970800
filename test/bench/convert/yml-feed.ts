import { withFarRests } from './far.ts'
import { type Good, type Goods, shelves } from './goods.ts'

/** A feed as Rozetka and Prom take it: variants are offers of one group. */
export function* ymlFeedText(count: number, goods: Goods): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<yml_catalog date="2026-05-01 12:00"><shop><name>Крамниця</name>\n'
  yield '<currencies><currency id="UAH" rate="1"/></currencies>\n<categories>\n'
  for (const [at, path] of shelves.entries()) {
    const parent = shelfNumbers.get(path.slice(0, -1).join('\n'))
    const above = parent === undefined ? '' : ` parentId="${parent}"`
    yield `<category id="${at + 1}"${above}>${path.at(-1)}</category>\n`
  }
  yield '</categories>\n<offers>\n'
  yield* withFarRests(count, goods, (good) => offer(good, 0), otherOffers)
  yield '</offers></shop></yml_catalog>\n'
}

const shelfNumbers = new Map(shelves.map((path, at) => [path.join('\n'), at + 1]))

function offer(good: Good, at: number): string {
  const { number, title, html, categories, photos, price, stock, sizes } = good
  const size = sizes[at]
  const group = size === undefined ? '' : ` group_id="${number + 1}"`
  return [
    `<offer id="${(number + 1) * 1000 + at}" available="true"${group}>`,
    `<name_ua>${title}${size === undefined ? '' : ` ${size}`}</name_ua>`,
    `<price>${price + at}</price><currencyId>UAH</currencyId>`,
    ...categories.map((path) => `<categoryId>${shelfNumbers.get(path.join('\n'))}</categoryId>`),
    ...photos.map((photo) => `<picture>${photo}</picture>`),
    `<stock_quantity>${stock}</stock_quantity><vendorCode>T-${number}-${at}</vendorCode>`,
    size === undefined ? '' : `<param name="Розмір">${size}</param>`,
    html === '' ? '' : `<description_ua><![CDATA[${at === 0 ? html : ''}]]></description_ua>`,
    '</offer>\n',
  ].join('\n')
}

const otherOffers = (good: Good): string =>
  good.sizes
    .slice(1)
    .map((_, at) => offer(good, at + 1))
    .join('')
