import type { Problem } from '../../shop/problem.ts'
import { html } from '../../telegram/text.ts'
import type { Turn } from '../turn.ts'
import type { Refused } from './refusal.ts'

/** What became of an answer; `waits`: for another message. */
export type Taken = 'done' | 'waits' | Problem

/** The question has its answer, unless it was refused. */
export async function ending(step: Promise<Refused>): Promise<Taken> {
  return (await step) ?? 'done'
}

/** The next question is asked, unless it was refused. */
export async function waiting(step: Promise<Refused>): Promise<Taken> {
  return (await step) ?? 'waits'
}

/** What came is no answer; the question stays. */
export async function again(
  turn: Turn,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): Promise<Taken> {
  await turn.show({ text: html`${turn.say(key, values)}`, keyboard: [] })
  return 'waits'
}
