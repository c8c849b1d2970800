import type { ImportResult } from '../../client/wire/import.ts'
import type { Places } from '../../serve/places.ts'
import { countsOf } from './counts.ts'
import { groupsOf } from './rows.ts'
import { fieldLines } from './values.ts'

/** A plan as a comment on a pull request. */
export function planMarkdown(result: ImportResult, currency: string, places: Places): string {
  const shop = result.shop.fields.flatMap((field) => fieldLines(field, currency))
  const groups = groupsOf(result, currency, places)
  const parts = [`### shopbot import: ${countsOf(result)}`]
  if (shop.length === 0 && groups.length === 0) parts.push('The shop is as the files say.')
  if (shop.length > 0)
    parts.push(['**shop.yaml**', '', ...shop.map((line) => `- ${plain(line)}`)].join('\n'))
  for (const { title, rows, more } of groups) {
    const lines = rows.map(({ sign, name, changes, notes }) => {
      const texts = [
        ...changes.map(({ text }) => plain(text)),
        ...notes.map((note) => `*${plain(note)}*`),
      ]
      const where = [...new Set(changes.map(({ place }) => place))].filter(Boolean).map(code)
      return `| ${sign} | ${code(name)} | ${texts.filter(Boolean).join('<br>')} | ${where.join('<br>')} |`
    })
    const rest = more > 0 ? [`\n… and ${more} more`] : []
    parts.push(
      [
        `**${title}**`,
        '',
        '| | what | change | where |',
        '|---|---|---|---|',
        ...lines,
        ...rest,
      ].join('\n'),
    )
  }
  return parts.join('\n\n')
}

const code = (text: string) => `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``

/** Titles are the merchant's own: they mean nothing in Markdown or HTML. */
function plain(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|~#@]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/\r?\n/g, ' ')
}
