import type { Message } from 'grammy/types'
import type { CheckoutChoices } from '../../client/wire/checkout.ts'
import type { Part } from './step.ts'

type Choices = Omit<CheckoutChoices, 'language' | 'provider'>

/**
 * What a message says to a question of the checkout; undefined when it is no answer to it. `country` is the only
 * one that the parcel can go to, where there is one.
 */
export function readAnswer(part: Part, message: Message, country?: string): Choices | undefined {
  const text = message.text?.trim() ?? ''
  switch (part) {
    case 'address':
      return readAddress(message, text, country)
    case 'name':
      return readName(message, text)
    case 'phone':
      return readPhone(message, text)
    case 'email':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text) && text.length <= 200
        ? { contact: { email: text } }
        : undefined
    case 'code':
      return text !== '' && text.length <= 64 ? { code: text } : undefined
    default:
      return undefined
  }
}

/** A street and a number are more than four signs, some of them letters. */
function readAddress(
  { location }: Message,
  text: string,
  country: string | undefined,
): Choices | undefined {
  const known = country === undefined ? {} : { country }
  if (location) {
    const { latitude, longitude } = location
    const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
    return { address: { text: point, location: { latitude, longitude }, ...known } }
  }
  const fine = text.length >= 5 && text.length <= 1000 && /\p{L}/u.test(text)
  return fine ? { address: { text, ...known } } : undefined
}

function readName({ contact }: Message, text: string): Choices | undefined {
  const name = contact ? [contact.first_name, contact.last_name].filter(Boolean).join(' ') : text
  return /\p{L}/u.test(name) && name.length <= 200 ? { contact: { name } } : undefined
}

/** ITU-T E.164: at most 15 digits. Apps leave out the plus of a shared contact. */
function readPhone({ contact }: Message, text: string): Choices | undefined {
  const said = contact ? `+${contact.phone_number.replace(/^\+/, '')}` : text
  const phone = said.replace(/[\s().-]/g, '')
  return /^\+?\d{7,15}$/.test(phone) ? { contact: { phone } } : undefined
}
