import { type InvoiceOffer, invoiceKey, readInvoice } from '../invoice.ts'
import { readKeyboard } from '../keyboard.ts'
import { integerParam, textParam } from '../params.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { starBalance, starTransactions } from '../stars.ts'
import type { Charge, World } from '../world.ts'
import { type Method, targetChat } from './method.ts'

const sendInvoice: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const offer = readInvoice(params)
  if (offer instanceof Refusal) return offer
  const keyboard = readKeyboard(params, true)
  if (keyboard instanceof Refusal) return keyboard
  const content = { invoice: offer.invoice, ...keyboard }
  return world.chats.add(room, world.bot, content, (id) => {
    keepOffer(world, invoiceKey(room.chat.id, id), offer)
  })
}

const createInvoiceLink: Method = (world, params) => {
  const offer = readInvoice(params)
  if (offer instanceof Refusal) return offer
  const slug = world.nextId()
  keepOffer(world, slug, offer)
  return `https://t.me/$${slug}`
}

function keepOffer({ invoices }: World, key: string, offer: InvoiceOffer): void {
  invoices.set(key, offer)
  const [oldest] = invoices.size > keptOffers ? invoices.keys() : []
  if (oldest !== undefined) invoices.delete(oldest)
}

const keptOffers = 20_000

const refundStarPayment: Method = (world, params) => {
  const charge = world.charges.get(textParam(params, 'telegram_payment_charge_id'))
  const userId = integerParam(params, 'user_id')
  if (charge?.currency !== 'XTR' || charge.userId !== userId) return badRequest('CHARGE_NOT_FOUND')
  if (charge.refundedAt !== undefined) return badRequest('CHARGE_ALREADY_REFUNDED')
  charge.refundedAt = world.now()
  tellRefund(world, charge)
  return true
}

function tellRefund(world: World, charge: Charge): void {
  const user = world.users.get(charge.userId)
  if (!user) return
  const message = world.chats.add(world.chats.open(user), user, {
    refunded_payment: {
      currency: 'XTR',
      total_amount: charge.amount,
      invoice_payload: charge.payload,
      telegram_payment_charge_id: charge.id,
    },
  })
  world.updates.push({ message })
}

const getStarTransactions: Method = (world, params) => {
  const offset = Math.max(integerParam(params, 'offset') ?? 0, 0)
  const limit = Math.min(Math.max(integerParam(params, 'limit') ?? 100, 1), 100)
  return { transactions: starTransactions(world).slice(offset, offset + limit) }
}

const getMyStarBalance: Method = (world) => ({ amount: starBalance(world) })

export const payments = {
  sendInvoice,
  createInvoiceLink,
  refundStarPayment,
  getStarTransactions,
  getMyStarBalance,
}
