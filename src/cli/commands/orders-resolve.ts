import type { Client } from '../../client/client.ts'
import type { PaymentResolution } from '../../client/wire/desk.ts'
import type { PaymentView } from '../../client/wire/payment.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { confirm } from '../ask.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { money } from '../money.ts'
import { once } from '../mutation-key.ts'
import { enter } from '../open-shop.ts'
import { servedDir } from '../served-dir.ts'
import { typed } from '../typed.ts'

export interface OrdersResolveOptions {
  readonly yes?: boolean
}

export const run: Run<OrdersResolveOptions> = async (
  [charge = '', as = '', given],
  options,
  screen,
) => {
  const decision = decisions.find((known) => known === as)
  if (decision === undefined) {
    const message = `A payment cannot be resolved by "${as}"`
    const hint = `It is one of ${decisions.join(', ')}.`
    return screen.fail({ code: 'resolution-unknown', message, hint }, exit.usage)
  }
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client, running } = door.value
    const found = await raisedPayment(client, charge, given)
    if (!found.ok) return screen.fail(found.problem)
    const payment = found.value
    const sum = money(payment.amount, payment.currency)
    if (screen.interactive && !options.yes) {
      if (!(await confirm(`${questions[decision]} (${sum}, charge ${charge})`, false))) {
        screen.say('Nothing was changed.')
        return exit.refused
      }
    }
    const resolved = await client.resolvePayment('terminal', charge, { as: decision }, once())
    if (!resolved.ok) return screen.fail(explained(resolved.problem, charge, given))
    screen.document({ formatVersion: 1, payment: resolved.value })
    for (const line of whatFollows(decision, payment, sum, given)) screen.print(line)
    if (!running && decision !== 'dismiss')
      screen.say('Messages about it are sent once the shop runs: shopbot serve')
    return exit.well
  } finally {
    await door.value.close()
  }
}

const decisions = ['fulfil', 'refund', 'dismiss'] as const

const questions: Readonly<Record<PaymentResolution['as'], string>> = {
  fulfil: 'Take the payment for its order after all?',
  refund: 'Give the money back?',
  dismiss: 'Has it been dealt with elsewhere?',
}

async function raisedPayment(
  client: Client,
  charge: string,
  given: string | undefined,
): Promise<Result<PaymentView>> {
  const raised = await client.raisedPayments('terminal')
  if (!raised.ok) return raised
  const payment = raised.value.payments.find(({ chargeId }) => chargeId === charge)
  if (payment) return done(payment)
  return failed({
    code: 'payment-unknown',
    message: `No payment with the charge ${charge} waits for a decision`,
    hint: `Those that do: ${typed('orders payments', given)}`,
  })
}

function explained(problem: Problem, charge: string, given: string | undefined): Problem {
  if (problem.code !== 'payment-orderless') return problem
  return {
    ...problem,
    hint: `Give it back instead: ${typed(`orders resolve ${charge} refund`, given)}`,
  }
}

function whatFollows(
  decision: PaymentResolution['as'],
  { method, chargeId, providerChargeId }: PaymentView,
  sum: string,
  given: string | undefined,
): string[] {
  if (decision === 'fulfil') return ['The order is paid by it. The customer is told.']
  if (decision === 'dismiss') return ['Noted: it needs nothing more.']
  if (method === 'stars') return [`The bot gives ${sum} back through Telegram.`]
  return [
    `A refund of ${sum} is noted. Giving the money back is up to you:`,
    `  1. In your provider's panel, find the payment ${providerChargeId || chargeId} and refund ${sum}.`,
    `  2. Then say so, and the customer is told: ${typed(`orders refund ${chargeId} --done`, given)}`,
  ]
}
