import { placedInTree, type TreeNode } from '../category-tree.ts'
import type { ForeignCategory } from '../foreign.ts'
import { htmlText, plainLine } from '../html-text.ts'
import { textOf } from '../languages.ts'
import type { Notes } from '../notes.ts'
import { entriesIn, textUnder, under, type Written } from '../written.ts'
import { listed, type Thing } from './fixtures.ts'

export interface Language {
  /** As Sylius writes it: `en_US`. */
  readonly locale: string
  /** As a shop here writes it: `en`. */
  readonly code: string
}

interface Taxon extends TreeNode {
  readonly written: Written
}

/** The tree of taxons; files that name the same one add to it. */
export function categoriesOf(
  things: readonly Thing[],
  languages: readonly Language[],
  notes: Notes,
): ForeignCategory[] {
  const taxons = new Map<string, Taxon>()
  for (const { written, prefix } of things) gather(written, null, prefix, taxons)
  const siblings = new Map<string | null, number>()
  return placedInTree([...taxons.values()], notes).map(({ node, parent }) => {
    const order = (siblings.get(parent) ?? 0) + 1
    siblings.set(parent, order)
    const description = textsIn(node.written, 'description', languages, htmlText)
    return {
      key: node.key,
      parent,
      title: textsIn(node.written, 'name', languages, plainLine) ?? node.subject,
      ...(description === undefined ? {} : { description }),
      order,
    }
  })
}

function gather(
  written: Written,
  parent: string | null,
  prefix: string,
  taxons: Map<string, Taxon>,
): void {
  const name = plainLine(
    textUnder(written, 'name') ||
      entriesIn(under(written, 'translations'))
        .map(([, said]) => textUnder(said, 'name'))
        .find((said) => said !== '') ||
      '',
  )
  const key = textUnder(written, 'code') || `${parent ?? ''} > ${name}`
  if (!taxons.has(key)) {
    const subject = `${prefix}${name || key}`
    taxons.set(key, { key, parent, line: written.line, subject, written })
  }
  for (const child of listed(under(written, 'children'))) gather(child, key, prefix, taxons)
}

/** The languages that anything is translated into, in the order they are met. */
export function languagesOf(things: readonly Thing[]): Language[] {
  const found = new Map<string, Language>()
  const waiting: Written[] = things.map(({ written }) => written)
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const [locale] of entriesIn(under(next, 'translations'))) {
      const code = locale.toLowerCase().split(/[-_]/)[0] ?? ''
      if (!found.has(code)) found.set(code, { locale, code })
    }
    waiting.push(...listed(under(next, 'children')))
  }
  return [...found.values()]
}

/** What stands under a key in the languages that are taken; else what stands there without one. */
export function textsIn(
  written: Written,
  key: string,
  languages: readonly Language[],
  read: (text: string) => string,
) {
  const own = read(textUnder(written, key))
  const texts = languages.map(({ locale, code }): [string, string] => [
    code,
    read(textUnder(written, 'translations', locale, key)),
  ])
  return textOf(new Map(texts)) ?? (own || undefined)
}
