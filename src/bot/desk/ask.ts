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
  const { client } = turn.front
  const asks = mark + parts.join(':')
  const kept = await client.setDialog(turn.from.id, asks, turn.mutation('ask'))
  if (!kept.ok) return kept.problem
  if (turn.chat === turn.from.id) await turn.show(screen)
  else await askPrivately(turn, screen)
  return undefined
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

/** Whoever goes elsewhere has not answered: the next message is no answer any more. */
export async function stopAsking(turn: Turn): Promise<void> {
  const { client } = turn.front
  const dialog = await client.dialog(turn.from.id, turn.call())
  if (dialog.ok && isDeskQuestion(dialog.value.asks)) await endQuestion(turn)
}

/** The question has its answer. */
export async function endQuestion(turn: Turn): Promise<void> {
  await turn.front.client.setDialog(turn.from.id, null, turn.mutation('answered'))
}
