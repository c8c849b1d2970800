import type { DeskView } from '../../client/wire/desk.ts'
import { limits } from '../../telegram/limits.ts'
import { cutHtml, cutText, html, joinHtml } from '../../telegram/text.ts'
import { type Button, priceOf, type Screen, titleOf, type Viewer } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { deskButton } from './desk-button.ts'
import type { Refused } from './refusal.ts'

/** The day at a glance, and the ways to everything else. */
export async function showOverview(turn: Turn): Promise<Refused> {
  const view = await turn.front.client.desk(turn.from.id, turn.call())
  if (!view.ok) return view.problem
  await turn.show(overviewScreen(turn, view.value))
  return undefined
}

const lowStockShown = 12

export function overviewScreen(viewer: Viewer, view: DeskView): Screen {
  const { say } = viewer
  const { today, open, lowStock, raisedPayments, dueRefunds, setAside } = view
  const total = priceOf(viewer, today.total, today.currency)
  const low = lowStock.slice(0, lowStockShown).map((one) => {
    const variant = one.variant === null ? '' : ` · ${one.variant}`
    return html`• ${cutText(titleOf(viewer, one.title), 60)}${variant} — ${one.onHand}`
  })
  const text = joinHtml([
    html`<b>${say('desk-title', { shop: titleOf(viewer, viewer.shop.name) })}</b>`,
    html`${say('desk-today', { count: today.orders, total })}`,
    html`${say('desk-open', { count: open })}`,
    ...(raisedPayments > 0 ? [html`${say('desk-raised', { count: raisedPayments })}`] : []),
    ...(dueRefunds > 0 ? [html`${say('desk-due-refunds', { count: dueRefunds })}`] : []),
    ...(setAside > 0 ? [html`${say('desk-set-aside', { count: setAside })}`] : []),
    ...(low.length > 0 ? [html`\n${say('desk-low-stock')}`, ...low] : []),
  ])
  const counted = (key: string, step: Parameters<typeof deskButton>[2], count: number): Button[] =>
    count > 0 ? [deskButton(viewer, key, step, { count })] : []
  return {
    text: cutHtml(text, limits.text),
    keyboard: [
      [
        deskButton(viewer, 'desk-open-orders-count', { do: 'open', after: '' }, { count: open }),
        deskButton(viewer, 'desk-find-order', { do: 'ask-find' }),
      ],
      [
        deskButton(viewer, 'desk-products', { do: 'products', page: 1, query: '' }),
        deskButton(viewer, 'desk-add-product', { do: 'shelf', category: '', page: 1 }),
      ],
      counted('desk-raised-button', { do: 'raised' }, raisedPayments),
      counted('desk-due-refunds-button', { do: 'due-refunds' }, dueRefunds),
      counted('desk-set-aside-button', { do: 'set-aside' }, setAside),
      view.role === 'admin' ? [deskButton(viewer, 'desk-people', { do: 'people' })] : [],
    ],
  }
}
