import type { DeskOrder } from '../../client/wire/desk.ts'
import { type Button, button, type Viewer } from '../screens/screen.ts'
import { refundButtons } from './money-buttons.ts'
import type { DeskStep, StaffMove } from './step.ts'

/** What can be done with an order now; the backend decides about each once more. */
export function orderButtons(viewer: Viewer, view: DeskOrder, listed: boolean): Button[][] {
  const { order, next, refundable, refunds } = view
  const at = { order: order.id, listed } as const
  const of = (key: string, step: DeskStep) => button(viewer.say(key), { do: 'desk', step })
  const move = (to: StaffMove) =>
    next.includes(to) ? [of(`desk-move-${to}`, { do: 'move', to, ...at })] : []
  const isNew = !order.accepted && next.length > 0
  const due = refunds.filter((refund) => refund.status === 'asked' && refund.method !== 'stars')
  return [
    isNew ? [of('desk-accept', { do: 'accept', ...at })] : [],
    [...move('paid'), ...move('packed')],
    [
      ...(next.includes('shipped') ? [of('desk-move-shipped', { do: 'ask-tracking', ...at })] : []),
      ...move('delivered'),
    ],
    [
      ...(next.includes('cancelled') ? [of('desk-cancel', { do: 'ask-cancel', ...at })] : []),
      ...(refundable > 0 ? [of('desk-refund', { do: 'ask-refund', ...at })] : []),
    ],
    ...due.flatMap((refund) => refundButtons(viewer, refund.id, { card: order.id, listed })),
    listed
      ? [of('desk-open-orders', { do: 'open', after: '' }), of('desk-home', { do: 'home' })]
      : [],
  ]
}
