import type { OrderList } from '../../client/wire/order.ts'
import { cutText, html } from '../../telegram/text.ts'
import type { Screen, Viewer } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { ask } from './ask.ts'
import { deskButton, homeButton, stepButton } from './desk-button.ts'
import { showOrder } from './order.ts'
import { orderLabel } from './order-card.ts'
import type { Refused } from './refusal.ts'
import type { DeskStep } from './step.ts'

const aPage = 10

/** Orders that wait for staff, newest first. */
export async function showOpenOrders(turn: Turn, after: string): Promise<Refused> {
  const query = { open: 'yes', limit: aPage, ...(after === '' ? {} : { after }) } as const
  const list = await turn.front.client.deskOrders(turn.from.id, query, turn.call())
  if (!list.ok) return list.problem
  const key = list.value.orders.length > 0 ? 'desk-open-title' : 'desk-open-none'
  const next = (last: string): DeskStep => ({ do: 'open', after: last })
  await turn.show(listScreen(turn, list.value, turn.say(key), next))
  return undefined
}

export function askForOrder(turn: Turn): Promise<Refused> {
  return ask(turn, ['find'], {
    text: html`${turn.say('desk-ask-order')}`,
    keyboard: [[homeButton(turn)]],
  })
}

/** Orders by number or customer; a single one is shown at once. */
export async function findOrders(turn: Turn, query: string, after: string): Promise<Refused> {
  const q = query.trim().replace(/^#/, '').slice(0, 200)
  const search = { q, limit: aPage, ...(after === '' ? {} : { after }) }
  const list = await turn.front.client.deskOrders(turn.from.id, search, turn.call())
  if (!list.ok) return list.problem
  const { orders, next } = list.value
  const [only] = orders
  if (only && orders.length === 1 && next === null && after === '')
    return showOrder(turn, only.id, true)
  const key = orders.length > 0 ? 'desk-found' : 'desk-found-none'
  const title = turn.say(key, { query: cutText(q, 60) })
  const more = (last: string): DeskStep => ({ do: 'found', after: last, query: q })
  await turn.show(listScreen(turn, list.value, title, more))
  return undefined
}

function listScreen(
  viewer: Viewer,
  { orders, next }: OrderList,
  title: string,
  more: (after: string) => DeskStep,
): Screen {
  return {
    text: html`<b>${title}</b>`,
    keyboard: [
      ...orders.map((order) => [
        stepButton(orderLabel(viewer, order), { do: 'order', order: order.id, listed: true }),
      ]),
      next === null ? [] : [deskButton(viewer, 'desk-older', more(next))],
      [deskButton(viewer, 'desk-find-order', { do: 'ask-find' }), homeButton(viewer)],
    ],
  }
}
