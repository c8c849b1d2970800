import type { Client } from '../../client/client.ts'
import type { DeskOrder } from '../../client/wire/desk.ts'
import type { OrderStatus } from '../../shop/order.ts'
import type { Problem, Result } from '../../shop/problem.ts'
import { confirm } from '../ask.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { once } from '../mutation-key.ts'
import { enter } from '../open-shop.ts'
import { shownStatuses } from '../order-filter.ts'
import { whatNext } from '../order-screen.ts'
import { servedDir } from '../served-dir.ts'
import { unknownOrder } from '../unknown-order.ts'

export interface OrdersSetOptions {
  readonly tracking?: string
  readonly note?: string
  readonly yes?: boolean
}

export const run: Run<OrdersSetOptions> = async (
  [wanted = '', to = '', given],
  options,
  screen,
) => {
  const misused = misuse(to, options)
  if (misused) return screen.fail(misused, exit.usage)
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client, running } = door.value
    const found = await client.deskOrder('terminal', wanted)
    if (!found.ok) return screen.fail(unknownOrder(found.problem, wanted, given))
    const { order } = found.value
    if (isThere(order, to) && options.tracking === undefined) {
      screen.document(documentOf(found.value, false))
      screen.print(`Order ${order.number} is ${to} already; nothing was changed.`)
      return exit.well
    }
    if (screen.interactive && !options.yes) {
      const sure = await confirm(`Make order ${order.number} ${to}? The customer is told.`)
      if (!sure) {
        screen.say('Nothing was changed.')
        return exit.refused
      }
    }
    const moved = await move(client, found.value, to, options)
    if (!moved.ok) return screen.fail(withPossible(moved.problem, found.value))
    screen.document(documentOf(moved.value, true))
    screen.print(`Order ${order.number} is ${to} now.`)
    for (const line of whatNext(moved.value, given)) screen.print(line)
    if (!running) screen.say('The customer is told once the shop runs: shopbot serve')
    return exit.well
  } finally {
    await door.value.close()
  }
}

/** What is wrong with the words themselves. Codes: `status-unknown`, `option-misplaced`. */
function misuse(to: string, { tracking, note }: OrdersSetOptions): Problem | undefined {
  if (to === 'refunded') {
    return {
      code: 'status-unknown',
      message: 'An order becomes refunded when its money is given back',
      hint: 'Give it back: shopbot orders refund ORDER',
    }
  }
  if (!settable.includes(to)) {
    return {
      code: 'status-unknown',
      message: `An order cannot be made "${to}"`,
      hint: `It can become ${settable.join(', ')}, when its turn has come.`,
    }
  }
  if (tracking !== undefined && to !== 'shipped')
    return { code: 'option-misplaced', message: '--tracking goes with shipped only' }
  if (note !== undefined && to === 'accepted')
    return { code: 'option-misplaced', message: '--note does not go with accepted' }
  return undefined
}

const settable: readonly string[] = [
  'accepted',
  ...shownStatuses.filter((status) => status !== 'awaiting-payment' && status !== 'refunded'),
]

function isThere(order: DeskOrder['order'], to: string): boolean {
  return to === 'accepted' ? order.accepted : order.status === to
}

async function move(
  client: Client,
  { order }: DeskOrder,
  to: string,
  { tracking, note }: OrdersSetOptions,
): Promise<Result<DeskOrder>> {
  if (to === 'accepted') return client.acceptOrder('terminal', order.id, once())
  const change = {
    // `misuse` let only these through.
    to: to as OrderStatus,
    ...(tracking === undefined ? {} : { tracking }),
    ...(note === undefined ? {} : { note }),
  }
  return client.moveOrder('terminal', order.id, change, once())
}

function withPossible(problem: Problem, { order, next }: DeskOrder): Problem {
  if (problem.code === 'order-needs-refund')
    return { ...problem, hint: `Give it back: shopbot orders refund ${order.number}` }
  if (problem.code !== 'order-transition') return problem
  return {
    ...problem,
    hint:
      next.length > 0 ? `It can become: ${next.join(', ')}.` : 'No other state follows this one.',
  }
}

function documentOf({ order, next }: DeskOrder, changed: boolean) {
  return { formatVersion: 1, changed, ...order, next }
}
