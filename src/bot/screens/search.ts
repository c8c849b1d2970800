import type { SearchPage } from '../../client/wire/catalog.ts'
import { cutText, html } from '../../telegram/text.ts'
import { productRows } from './category.ts'
import { homeRow, pager, type Screen, type Viewer } from './screen.ts'

/** What was found for the words a customer typed. */
export function searchScreen(viewer: Viewer, found: SearchPage): Screen {
  const query = cutText(found.query, 60)
  const key = found.total > 0 ? 'search-title' : 'search-none'
  return {
    text: html`${viewer.say(key, { query })}`,
    keyboard: [
      ...productRows(viewer, found.products),
      ...pager(viewer, found.page, found.pages, (page) => ({
        do: 'search',
        page,
        query: found.query,
      })),
      homeRow(viewer),
    ],
  }
}

export function searchHintScreen(viewer: Viewer): Screen {
  return { text: html`${viewer.say('search-hint')}`, keyboard: [homeRow(viewer)] }
}
