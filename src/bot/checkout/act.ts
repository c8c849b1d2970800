import type { Turn } from '../turn.ts'
import { place } from './place.ts'
import type { CheckoutStep } from './step.ts'
import { askAgain, goOn, take } from './walk.ts'

/** Does what a button of the checkout says. */
export async function checkOut(turn: Turn, step: CheckoutStep): Promise<void> {
  // Where others read along, nobody is asked for an address.
  if (turn.chat !== turn.from.id) return turn.answer(turn.say('only-alone'), true)
  switch (step.do) {
    case 'go-on':
      return goOn(turn)
    case 'ask':
      return askAgain(turn, step.order, step.part)
    case 'method':
      return take(turn, step.order, { method: step.method })
    case 'delivery':
      return take(turn, step.order, { delivery: step.id })
    case 'own-name': {
      const name = [turn.from.first_name, turn.from.last_name].filter(Boolean).join(' ')
      return take(turn, step.order, { contact: { name: name.slice(0, 200) } })
    }
    case 'drop-code':
      return take(turn, step.order, { code: null })
    case 'place':
      return place(turn, step.order, step.total)
  }
}
