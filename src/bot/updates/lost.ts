import type { Problem } from '../../shop/problem.ts'
import type { Turn } from '../turn.ts'

/** A refusal that no button of ours should meet. */
export function lost(turn: Turn, problem: Problem): Promise<void> {
  turn.front.log.error('The backend refused what a screen needs', {
    code: problem.code,
    message: problem.message,
  })
  return turn.answer(turn.say('failed'), true)
}
