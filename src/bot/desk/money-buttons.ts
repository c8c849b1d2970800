import { type Button, button, type Viewer } from '../screens/screen.ts'
import { longMark } from './mark.ts'
import type { Resolution } from './step.ts'

/** The choices about a payment that fits no order; one without an order cannot be fulfilled. */
export function resolveButtons(viewer: Viewer, chargeId: string, hasOrder: boolean): Button[][] {
  const choice = (as: Resolution) =>
    button(viewer.say(`resolve-${as}`), {
      do: 'desk',
      step: { do: 'resolve', charge: longMark(chargeId), as },
    })
  return [...(hasOrder ? [[choice('fulfil')]] : []), [choice('refund'), choice('dismiss')]]
}

/** Whether money went back, of a refund that somebody has to make. */
export function refundButtons(
  viewer: Viewer,
  refund: string,
  at: { readonly card: string; readonly listed: boolean } = { card: '', listed: false },
): Button[][] {
  const outcome = (key: string, succeeded: boolean) =>
    button(viewer.say(key), { do: 'desk', step: { do: 'refunded', refund, succeeded, ...at } })
  return [[outcome('refund-done', true), outcome('refund-impossible', false)]]
}
