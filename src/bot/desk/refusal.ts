import type { Problem } from '../../shop/problem.ts'
import { priceOf, type Viewer } from '../screens/screen.ts'

/** What became of a step: undefined, or what the backend has against it. */
export type Refused = Problem | undefined

const worded: readonly string[] = [
  'role-too-low',
  'order-transition',
  'order-needs-refund',
  'refund-nothing-left',
  'refund-amount',
  'refund-whole-only',
  'payment-settled',
  'payment-orderless',
  'person-written',
  'photo-invalid',
  'stock-of-keys',
]

/** Why something cannot be done at the desk, in a line. */
export function refusalText(viewer: Viewer, { code, facts }: Problem, currency?: string): string {
  const left = typeof facts?.left === 'number' ? priceOf(viewer, facts.left, currency) : ''
  if (worded.includes(code)) return viewer.say(`desk-no-${code}`, { left })
  return viewer.say(code.endsWith('-unknown') ? 'desk-no-longer' : 'failed')
}
