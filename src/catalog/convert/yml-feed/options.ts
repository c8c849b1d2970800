import type { Offer } from './offer.ts'
import { type FeedLanguage, nameOf, valueIn } from './words.ts'

/** How the offers of a group differ: names of parameters, or their own names where no parameters tell them apart. */
export type Difference =
  | { readonly by: 'params'; readonly names: readonly string[] }
  | { readonly by: 'name' }

/** The fewest parameters that tell the offers of a group apart, those with the fewest values before others. */
export function differenceOf(offers: readonly Offer[], language: FeedLanguage): Difference {
  const value = (offer: Offer, name: string) => paramValue(offer, name, language)
  const names = [...new Set(offers.flatMap(({ params }) => params.map(({ name }) => name)))]
  const differing = names.filter((name) => {
    const values = offers.map((offer) => value(offer, name))
    return !values.includes('') && new Set(values).size > 1
  })
  const isTold = (by: readonly string[]) =>
    by.length > 0 &&
    sizeOf(offers.map((offer) => by.map((name) => value(offer, name)))) === offers.length
  if (!isTold(differing)) {
    const called = offers.map((offer) => nameOf(offer, language))
    const apart = new Set(called).size === offers.length && !called.includes('')
    return differing.length === 0 || apart ? { by: 'name' } : { by: 'params', names: differing }
  }
  // A number that each offer has for itself tells them apart too, but nobody chooses by it.
  const count = (name: string) => new Set(offers.map((offer) => value(offer, name))).size
  const leastTelling = differing
    .map((name, at) => ({ name, at, count: count(name) }))
    .toSorted((a, b) => b.count - a.count || b.at - a.at)
  let left: readonly string[] = differing
  for (const { name } of leastTelling) {
    const without = left.filter((other) => other !== name)
    if (isTold(without)) left = without
  }
  return { by: 'params', names: left }
}

const sizeOf = (combinations: readonly (readonly string[])[]): number =>
  new Set(combinations.map((values) => JSON.stringify(values))).size

export function paramValue(offer: Offer, name: string, language: FeedLanguage): string {
  const values = offer.params
    .filter((param) => param.name === name)
    .map((param) => valueIn(param, language.code))
  return [...new Set(values)].join(', ')
}

/** What the names of a group begin with, up to a whole word; the first name where that is next to nothing. */
export function commonName(names: readonly string[]): string {
  const [first = '', ...others] = names
  const words = first.split(' ')
  let count = words.length
  for (const other of others) {
    const theirs = other.split(' ')
    let same = 0
    while (same < count && words[same] === theirs[same]) same += 1
    count = same
  }
  if (count === words.length) return first
  const common = words
    .slice(0, count)
    .join(' ')
    .replace(/[\s,;:(\-–—/]+$/, '')
  return common.length >= 3 ? common : first
}
