import type { DeskOrder } from '../../client/wire/desk.ts'
import { html } from '../../telegram/text.ts'
import type { Screen, Viewer } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { ask } from './ask.ts'
import { deskButton } from './desk-button.ts'
import { orderCard } from './order-card.ts'
import type { Refused } from './refusal.ts'
import type { OrderStep, StaffMove } from './step.ts'

/** An order's card as it is now. */
export async function showOrder(turn: Turn, order: string, listed: boolean): Promise<Refused> {
  const { client, drawing } = turn.front
  return drawing.run(order, async () => {
    const found = await client.deskOrder(turn.from.id, order, turn.call())
    if (!found.ok) return found.problem
    await turn.show(orderCard(turn, found.value, { listed }))
    return undefined
  })
}

export async function acceptOrder(turn: Turn, { order, listed }: OrderStep): Promise<Refused> {
  const { client } = turn.front
  const accepted = await client.acceptOrder(turn.from.id, order, turn.mutation('accept'))
  return accepted.ok ? showOrder(turn, order, listed) : accepted.problem
}

export async function moveOrder(
  turn: Turn,
  { order, listed }: Pick<OrderStep, 'order' | 'listed'>,
  to: StaffMove,
  tracking?: string,
): Promise<Refused> {
  const move = { to, ...(tracking === undefined ? {} : { tracking }) }
  const { client } = turn.front
  const moved = await client.moveOrder(turn.from.id, order, move, turn.mutation('move'))
  return moved.ok ? showOrder(turn, order, listed) : moved.problem
}

export async function confirmCancel(turn: Turn, { order, listed }: OrderStep): Promise<Refused> {
  const found = await turn.front.client.deskOrder(turn.from.id, order, turn.call())
  if (!found.ok) return found.problem
  const at = { order, listed } as const
  const { number } = found.value.order
  await turn.show({
    text: html`${turn.say('desk-sure-cancel', { number })}`,
    keyboard: [
      [deskButton(turn, 'desk-cancel-yes', { do: 'move', to: 'cancelled', ...at })],
      [deskButton(turn, 'desk-back-to-order', { do: 'order', ...at })],
    ],
  })
  return undefined
}

/** Asks what the carrier calls the parcel. */
export async function askTracking(turn: Turn, { order, listed }: OrderStep): Promise<Refused> {
  const found = await turn.front.client.deskOrder(turn.from.id, order, turn.call())
  if (!found.ok) return found.problem
  const isListed = listed || turn.chat !== turn.from.id
  return ask(
    turn,
    ['track', order, isListed ? 'l' : ''],
    trackingScreen(turn, found.value, isListed),
  )
}

function trackingScreen(viewer: Viewer, { order }: DeskOrder, listed: boolean): Screen {
  const at = { order: order.id, listed } as const
  return {
    text: html`${viewer.say('desk-ask-tracking', { number: order.number })}`,
    keyboard: [
      [deskButton(viewer, 'desk-no-tracking', { do: 'move', to: 'shipped', ...at })],
      [deskButton(viewer, 'desk-back-to-order', { do: 'order', ...at })],
    ],
  }
}
