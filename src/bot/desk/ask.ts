import { randomUUID } from 'node:crypto'
import { GrammyError } from 'grammy'
import type { Screen } from '../screens/screen.ts'
import { show } from '../show.ts'
import type { Turn } from '../turn.ts'
import type { Refused } from './refusal.ts'

/** What marks the desk's own questions among those of the bot. */
const mark = 'desk:'

/** Whether what somebody was asked is the desk's business. */
export function isDeskQuestion(asks: string | null): asks is string {
  return asks?.startsWith(mark) === true
}

/** The parts of a question as `ask` was given them. */
export function questionParts(asks: string): string[] {
  return asks.slice(mark.length).split(':')
}

/** Asks for a message; in a group the question goes to the private chat, where the answer is read. */
export async function ask(turn: Turn, parts: readonly string[], screen: Screen): Promise<Refused> {
  // Some questions stand in the button alone, and anybody can forge one.
  const staff = await turn.front.client.desk(turn.from.id, turn.call())
  if (!staff.ok) return staff.problem
  const problem = await keep(turn, parts)
  if (problem) return problem
  if (turn.chat === turn.from.id) await turn.show(screen)
  else await askPrivately(turn, screen)
  return undefined
}

/** Remembers which message was the answer, so that its update does not become a search when it comes again. */
export async function endQuestion(turn: Turn, answer: number): Promise<void> {
  await keep(turn, [ended, String(answer)])
}

/** The message that answered the last question; undefined: a question is open. */
export function answeredBy(asks: string): number | undefined {
  const [about, message] = questionParts(asks)
  return about === ended ? Number(message) : undefined
}

const ended = 'ended'

/**
 * Under a key of its own each time: when updates come again, the question must stand there again for the answer
 * that comes after it.
 */
async function keep(turn: Turn, parts: readonly string[]): Promise<Refused> {
  const call = { ...turn.call(), key: `desk-question:${randomUUID()}` }
  const kept = await turn.front.client.setDialog(turn.from.id, mark + parts.join(':'), call)
  return kept.ok ? undefined : kept.problem
}

async function askPrivately(turn: Turn, screen: Screen): Promise<void> {
  try {
    await show(turn.front, turn.from.id, undefined, screen)
    await turn.answer(turn.say('desk-asked-privately'), true)
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error
    await turn.answer(turn.say('desk-write-first'), true)
  }
}
