import type { Message } from 'grammy/types'
import { limits } from '../../telegram/limits.ts'
import type { Turn } from '../turn.ts'
import { exampleAmount, typedAmount, typedCount } from './amount.ts'
import { answeredBy, endQuestion, questionParts } from './ask.ts'
import { tell } from './desk.ts'
import { askNewStock, takeNewPrice, takeNewTitle } from './new-product.ts'
import { moveOrder } from './order.ts'
import { findOrders } from './orders.ts'
import { showPerson } from './people.ts'
import { fetchPicture } from './picture.ts'
import { changeProduct, showProducts } from './products.ts'
import { takePart } from './refund.ts'
import type { Refused } from './refusal.ts'
import { again, ending, type Taken, waiting } from './taken.ts'

/**
 * Takes a message as the answer to what the desk has asked (`asks`, see `isDeskQuestion`); false: it is a message
 * like any other, because nothing is asked any more or the person is not of the shop.
 */
export async function answerDesk(turn: Turn, asks: string, message: Message): Promise<boolean> {
  const last = answeredBy(asks)
  if (last !== undefined) return last === message.message_id
  const [about = '', ...parts] = questionParts(asks)
  const taken = await take(turn, message, about, parts)
  if (taken === 'waits') return true
  await endQuestion(turn, message.message_id)
  if (taken === 'done') return true
  return tell(turn, taken)
}

async function take(
  turn: Turn,
  message: Message,
  about: string,
  parts: readonly string[],
): Promise<Taken> {
  const [first = '', second = ''] = parts
  const text = message.text?.trim() ?? ''
  switch (about) {
    case 'find':
      return ending(findOrders(turn, text, ''))
    case 'products':
      return ending(showProducts(turn, text, 1))
    case 'track':
      return text === ''
        ? again(turn, 'desk-no-text')
        : ending(track(turn, first, second === 'l', text))
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
      return { code: 'question-unknown', message: `Nobody knows what ${about} asks` }
  }
}

function track(turn: Turn, order: string, listed: boolean, tracking: string): Promise<Refused> {
  return moveOrder(turn, { order, listed }, 'shipped', tracking.slice(0, 200))
}

async function takePrice(turn: Turn, id: string, variant: string, text: string): Promise<Taken> {
  const price = typedAmount(text, turn.shop.currency)
  if (!price.ok || price.value <= 0)
    return again(turn, 'desk-no-amount', {
      example: exampleAmount(turn.shop.currency, turn.language),
    })
  return ending(changeProduct(turn, id, { price: price.value, ...of(variant) }))
}

async function takeStock(turn: Turn, id: string, variant: string, text: string): Promise<Taken> {
  const stock = typedCount(text)
  if (stock === undefined) return again(turn, 'desk-no-count')
  return ending(changeProduct(turn, id, { stock, ...of(variant) }))
}

async function takeTitle(turn: Turn, id: string, text: string): Promise<Taken> {
  const title = text.replace(/\s+/g, ' ')
  if (title === '' || title.length > longestTitle) return again(turn, 'desk-no-text')
  return ending(changeProduct(turn, id, { title, language: turn.language }))
}

const longestTitle = 300

async function takePhoto(
  turn: Turn,
  id: string,
  message: Message,
  about: 'photo' | 'new-photo',
): Promise<Taken> {
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
  if (about === 'photo') return ending(changeProduct(turn, id, { photo: kept.value }))
  const change = { photo: kept.value }
  const changed = await client.changeProduct(turn.from.id, id, change, turn.mutation('product'))
  return changed.ok ? waiting(askNewStock(turn, id)) : changed.problem
}

/** A number, a shared contact, or a message passed on from whom it is about. */
async function takePerson(turn: Turn, message: Message): Promise<Taken> {
  const origin = message.forward_origin
  const forwarded = origin?.type === 'user' ? origin.sender_user.id : undefined
  const id = forwarded ?? message.contact?.user_id ?? typedId(message.text ?? '')
  if (id === undefined) return again(turn, 'desk-no-person')
  return ending(showPerson(turn, id))
}

function typedId(text: string): number | undefined {
  const id = /^\d{1,16}$/.test(text.trim()) ? Number(text) : 0
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

const of = (variant: string) => (variant === '' ? {} : { variant })
