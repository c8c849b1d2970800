import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { enter } from '../open-shop.ts'
import { refundOrder } from '../refund-order.ts'
import { servedDir } from '../served-dir.ts'
import { settleRefund } from '../settle-refund.ts'

export interface OrdersRefundOptions {
  readonly amount?: string
  readonly restock?: boolean
  readonly done?: boolean
  readonly failed?: string
  readonly refund?: string
  readonly yes?: boolean
}

export const run: Run<OrdersRefundOptions> = async ([wanted = '', given], options, screen) => {
  const { done, failed, amount, restock, refund } = options
  const settles = done === true || failed !== undefined
  if (done === true && failed !== undefined) {
    const message = '--done and --failed cannot both be true'
    return screen.fail({ code: 'options-conflict', message }, exit.usage)
  }
  if (settles && (amount !== undefined || restock !== undefined)) {
    const message = '--done and --failed are about a refund that was asked for before'
    const hint = '--amount and --restock were said then.'
    return screen.fail({ code: 'options-conflict', message, hint }, exit.usage)
  }
  if (refund !== undefined && !settles) {
    const message = '--refund names a refund for --done or --failed'
    return screen.fail({ code: 'option-misplaced', message }, exit.usage)
  }
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const place = { door: door.value, wanted, given }
    if (!settles) return await refundOrder(place, options, screen)
    return await settleRefund(place, { failed, refund }, screen)
  } finally {
    await door.value.close()
  }
}
