import type { Message } from 'grammy/types'
import { cutText, html } from '../../telegram/text.ts'
import { pager, titleOf } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { exampleAmount, typedAmount } from './amount.ts'
import { ask } from './ask.ts'
import { deskButton, homeButton, stepButton } from './desk-button.ts'
import type { Refused } from './refusal.ts'
import { again, type Taken, waiting } from './taken.ts'

/** So many signs of a title fit into what the bot is waiting for. */
const titleLength = 120

/** The categories, to find the one that a new product goes to. */
export async function chooseShelf(turn: Turn, category: string, page: number): Promise<Refused> {
  const { client } = turn.front
  const staff = await client.desk(turn.from.id, turn.call())
  if (!staff.ok) return staff.problem
  const id = category === '' ? null : category
  const shelf = await client.category(id, {}, turn.call())
  if (!shelf.ok) return shelf.problem
  const { category: here, path, categories } = shelf.value
  const name = here ? titleOf(turn, here.title) : turn.say('desk-top')
  const crumbs = [...path.map((crumb) => titleOf(turn, crumb.title)), name].join(' › ')
  const pages = Math.max(1, Math.ceil(categories.length / shelvesAPage))
  const shown = categories.slice((page - 1) * shelvesAPage, page * shelvesAPage)
  await turn.show({
    text: html`<b>${turn.say('desk-choose-shelf')}</b>\n${crumbs}`,
    keyboard: [
      [deskButton(turn, 'desk-here', { do: 'ask-new', category }, { category: cutText(name, 40) })],
      ...shown.map((one) => [
        stepButton(`${cutText(titleOf(turn, one.title), 40)} ›`, {
          do: 'shelf',
          category: one.id,
          page: 1,
        }),
      ]),
      ...pager(turn, page, pages, (to) => ({
        do: 'desk',
        step: { do: 'shelf', category, page: to },
      })),
      [
        ...(here
          ? [
              deskButton(turn, 'go-back', {
                do: 'shelf',
                category: path.at(-1)?.id ?? '',
                page: 1,
              }),
            ]
          : []),
        homeButton(turn),
      ],
    ],
  })
  return undefined
}

const shelvesAPage = 20

export function askNewTitle(turn: Turn, category: string): Promise<Refused> {
  return ask(turn, ['new', category], question(turn, 'desk-ask-new-title'))
}

/** The title is there: the next question carries it. A message that comes twice is not its own answer. */
export function takeNewTitle(turn: Turn, message: Message, category: string): Promise<Taken> {
  const title = message.text?.replace(/\s+/g, ' ').trim() ?? ''
  if (title === '' || [...title].length > titleLength)
    return again(turn, 'desk-no-new-title', { count: titleLength })
  return waiting(askNewPrice(turn, message, category, title))
}

export async function takeNewPrice(
  turn: Turn,
  message: Message,
  [asked = '', category = '', ...rest]: readonly string[],
): Promise<Taken> {
  const title = rest.join(':')
  if (asked === String(message.message_id))
    return waiting(askNewPrice(turn, message, category, title))
  const price = typedAmount(message.text ?? '', turn.shop.currency)
  if (!price.ok || price.value <= 0)
    return again(turn, 'desk-no-amount', {
      example: exampleAmount(turn.shop.currency, turn.language),
    })
  const wanted = {
    category: category === '' ? null : category,
    title,
    price: price.value,
    hidden: true,
  }
  const { client } = turn.front
  const added = await client.addProduct(turn.from.id, wanted, turn.mutation('new'))
  return added.ok ? waiting(askNewPhoto(turn, added.value.id)) : added.problem
}

/** The product is there, hidden; what follows can be skipped. */
export function askNewPhoto(turn: Turn, id: string): Promise<Refused> {
  return ask(turn, ['new-photo', id], {
    text: html`${turn.say('desk-ask-new-photo')}`,
    keyboard: [[deskButton(turn, 'desk-skip', { do: 'new-stock', id })]],
  })
}

export function askNewStock(turn: Turn, id: string): Promise<Refused> {
  return ask(turn, ['new-stock', id], {
    text: html`${turn.say('desk-ask-new-stock')}`,
    keyboard: [[deskButton(turn, 'desk-do-not-count', { do: 'product', id })]],
  })
}

function askNewPrice(
  turn: Turn,
  message: Message,
  category: string,
  title: string,
): Promise<Refused> {
  const parts = ['cost', String(message.message_id), category, title]
  return ask(turn, parts, question(turn, 'desk-ask-new-price', { title }))
}

function question(turn: Turn, key: string, values = {}) {
  return {
    text: html`${turn.say(key, { ...values, currency: turn.shop.currency })}`,
    keyboard: [[homeButton(turn)]],
  }
}
