import type { Node } from 'yaml'
import type { DeliveryOption } from '../../shop/delivery.ts'
import { type Text, wordings } from '../../shop/text.ts'
import type { Currency } from '../../telegram/currencies.ts'
import { room } from '../../telegram/room.ts'
import { codePoints } from '../../telegram/text.ts'
import { idShape, slug } from '../id.ts'
import { countryCalled, isCountry } from './countries.ts'
import type { SourceFile } from './document.ts'
import {
  fieldsOf,
  optional,
  readFlag,
  readList,
  readPrice,
  readText,
  writtenText,
} from './fields.ts'
import type { MapEntry } from './nodes.ts'

const deliveryKeys = ['id', 'title', 'price', 'free-from', 'countries', 'address']

/** `delivery:` of shop.yaml: the ways to get goods to the customer. */
export function readDelivery(
  source: SourceFile,
  entry: MapEntry | undefined,
  currency: Currency,
  languages: readonly string[],
): DeliveryOption[] {
  const options: DeliveryOption[] = []
  for (const node of entry ? readList(source, entry.value) : []) {
    const option = readOption(source, node, currency, languages)
    if (!option) continue
    if (options.some((one) => one.id === option.id)) {
      source.error(
        node,
        'duplicate-id',
        `Another way of delivery is called "${option.id}" already`,
        'Give one of the two another id.',
      )
    } else options.push(option)
  }
  return options
}

function readOption(
  source: SourceFile,
  node: Node,
  { exponent }: Currency,
  languages: readonly string[],
): DeliveryOption | undefined {
  const fields = fieldsOf(source, node, 'A way of delivery', deliveryKeys)
  if (!fields) return undefined
  const id = readOptionId(source, node, fields.get('id'))
  const titled = fields.get('title')
  const title = titled && readText(source, titled.value, '"title"', languages)
  if (!titled)
    source.error(node, 'title-missing', 'A way of delivery has no title', 'Write: title: Courier')
  if (title !== undefined) warnOfCut(source, titled?.value, title)
  const priced = fields.get('price')
  const price = priced && readPrice(source, priced.value, '"price"', exponent)
  if (!priced)
    source.error(
      node,
      'price-missing',
      'A way of delivery has no price',
      'Write: price: 120, or price: 0 where it costs nothing.',
    )
  const freeFrom = optional(fields.get('free-from'), (value) =>
    readPrice(source, value, '"free-from"', exponent),
  )
  const countries = optional(fields.get('countries'), (value) => readCountries(source, value))
  const address = optional(fields.get('address'), (value) => readFlag(source, value, '"address"'))
  if (id === undefined || title === undefined || price === undefined) return undefined
  return {
    id,
    title,
    price,
    ...(freeFrom === undefined ? {} : { freeFrom }),
    ...(countries === undefined ? {} : { countries }),
    address: address ?? false,
  }
}

function warnOfCut(source: SourceFile, at: Node | null | undefined, title: Text): void {
  const length = Math.max(...wordings(title).map(codePoints))
  if (length <= room.buttonTitle) return
  source.warn(
    at,
    'text-cut',
    `The title has ${length} signs; a button with its price shows about ${room.buttonTitle}`,
    `Shorten it to ${room.buttonTitle} signs.`,
  )
}

function readOptionId(
  source: SourceFile,
  node: Node,
  entry: MapEntry | undefined,
): string | undefined {
  if (!entry) {
    source.error(node, 'id-missing', 'A way of delivery needs an id', 'Write: id: courier')
    return undefined
  }
  const id = writtenText(source, entry.value, '"id"')
  if (id === undefined || idShape.test(id)) return id
  const better = slug(id)
  source.error(
    entry.value,
    'id-invalid',
    `"${id.slice(0, 60)}" cannot be an id: small Latin letters, digits and hyphens, at most 40`,
    better === '' ? 'Write: id: courier' : `Write: id: ${better}`,
  )
  return undefined
}

/** ISO 3166-1 alpha-2, as Telegram has them. Bot API: ShippingAddress */
function readCountries(source: SourceFile, value: Node | null): string[] | undefined {
  const countries: string[] = []
  for (const node of readList(source, value)) {
    const written = writtenText(source, node, 'A country')?.trim()
    if (written === undefined) continue
    const code = written.toUpperCase()
    if (!isCountry(code)) {
      const called = countryCalled(written)
      source.error(
        node,
        'country-unknown',
        `"${written.slice(0, 60)}" is not the code of a country`,
        called ? `Did you mean "${called}"?` : 'Write the two letters of ISO 3166-1, like UA.',
      )
    } else if (!countries.includes(code)) countries.push(code)
  }
  if (countries.length > 0) return countries
  if (readList(source, value).length === 0)
    source.error(value, 'text-empty', '"countries" names none', 'Leave it out to go everywhere.')
  return undefined
}
