import type { Message } from 'grammy/types'
import { limits } from '../../telegram/limits.ts'
import { html } from '../../telegram/text.ts'
import type { Turn } from '../turn.ts'
import { typedAmount, typedCount } from './amount.ts'
import { endQuestion, questionParts } from './ask.ts'
import { tell } from './desk.ts'
import { askNewStock, takeNewPrice, takeNewTitle } from './new-product.ts'
import { moveOrder } from './order.ts'
import { findOrders } from './orders.ts'
import { showPerson } from './people.ts'
import { fetchPicture } from './picture.ts'
import { changeProduct, showProducts } from './products.ts'
import { takePart } from './refund.ts'
import type { Refused } from './refusal.ts'

/**
 * Takes a message as the answer to what the desk has asked (`asks`, see `isDeskQuestion`); false: the person is
 * not of the shop any more, and the message is one like any other.
 */
export async function answerDesk(turn: Turn, asks: string, message: Message): Promise<boolean> {
  const [about = '', ...parts] = questionParts(asks)
  const refused = await take(turn, message, about, parts)
  if (refused === undefined) return true
  await endQuestion(turn)
  if (refused.code === 'not-staff') return false
  await tell(turn, refused)
  return true
}

async function take(
  turn: Turn,
  message: Message,
  about: string,
  parts: readonly string[],
): Promise<Refused> {
  const [first = '', second = ''] = parts
  const text = message.text?.trim() ?? ''
  switch (about) {
    case 'find':
      return ending(turn, await findOrders(turn, text, ''))
    case 'products':
      return ending(turn, await showProducts(turn, text, 1))
    case 'track':
      return text === '' ? again(turn, 'desk-no-text') : track(turn, first, second === 'l', text)
    case 'part':
      return takePart(turn, { order: first, listed: second === 'l' }, text)
    case 'price':
      return takePrice(turn, first, second, text)
    case 'stock':
    case 'new-stock':
      return takeStock(turn, first, second, text)
    case 'title':
      return takeTitle(turn, first, text)
    case 'photo':
    case 'new-photo':
      return takePhoto(turn, first, message, about)
    case 'new':
      return takeNewTitle(turn, message, first)
    case 'cost':
      return takeNewPrice(turn, message, parts)
    case 'person':
      return takePerson(turn, message)
    default:
      return endQuestion(turn).then(() => again(turn, 'desk-no-longer'))
  }
}

async function track(
  turn: Turn,
  order: string,
  listed: boolean,
  tracking: string,
): Promise<Refused> {
  const refused = await moveOrder(turn, { order, listed }, 'shipped', tracking.slice(0, 200))
  return ending(turn, refused)
}

async function takePrice(turn: Turn, id: string, variant: string, text: string): Promise<Refused> {
  const price = typedAmount(text, turn.shop.currency)
  if (!price.ok) return again(turn, 'desk-no-amount', { example: '45.50' })
  return ending(turn, await changeProduct(turn, id, { price: price.value, ...of(variant) }))
}

async function takeStock(turn: Turn, id: string, variant: string, text: string): Promise<Refused> {
  const stock = typedCount(text)
  if (stock === undefined) return again(turn, 'desk-no-count')
  return ending(turn, await changeProduct(turn, id, { stock, ...of(variant) }))
}

async function takeTitle(turn: Turn, id: string, text: string): Promise<Refused> {
  const title = text.replace(/\s+/g, ' ')
  if (title === '' || title.length > longestTitle) return again(turn, 'desk-no-text')
  return ending(turn, await changeProduct(turn, id, { title, language: turn.language }))
}

const longestTitle = 300

async function takePhoto(
  turn: Turn,
  id: string,
  message: Message,
  about: 'photo' | 'new-photo',
): Promise<Refused> {
  const picture = await fetchPicture(turn.front, message)
  if (picture === undefined)
    return again(turn, 'desk-no-picture', { megabytes: limits.photoBytes / 1_000_000 })
  const { client } = turn.front
  const kept = await client.addPhoto(
    turn.from.id,
    { base64: Buffer.from(picture).toString('base64'), name: id },
    turn.mutation('picture'),
  )
  if (!kept.ok) return kept.problem
  if (about === 'photo') return ending(turn, await changeProduct(turn, id, { photo: kept.value }))
  const change = { photo: kept.value }
  const changed = await client.changeProduct(turn.from.id, id, change, turn.mutation('product'))
  return changed.ok ? askNewStock(turn, id) : changed.problem
}

/** A number, a shared contact, or a message passed on from whom it is about. */
async function takePerson(turn: Turn, message: Message): Promise<Refused> {
  const origin = message.forward_origin
  const forwarded = origin?.type === 'user' ? origin.sender_user.id : undefined
  const id = forwarded ?? message.contact?.user_id ?? typedCount(message.text ?? '')
  if (id === undefined || id === 0) return again(turn, 'desk-no-person')
  return ending(turn, await showPerson(turn, id))
}

/** The question has its answer, unless it was refused. */
async function ending(turn: Turn, refused: Refused): Promise<Refused> {
  if (refused === undefined) await endQuestion(turn)
  return refused
}

/** What came is no answer; the question stays. */
async function again(turn: Turn, key: string, values = {}): Promise<undefined> {
  await turn.show({ text: html`${turn.say(key, values)}`, keyboard: [] })
}

const of = (variant: string) => (variant === '' ? {} : { variant })
