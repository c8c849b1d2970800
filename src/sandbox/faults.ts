/**
 * Something to go wrong on purpose.
 * - `429`, `500`: answered without any effect.
 * - `drop`: the connection ends before anything is done.
 * - `lose-answer`: the call takes effect, then the connection ends.
 * - `delay`: the call waits `delayMs` before it takes effect.
 *
 * Of method `webhook` it meets an update on its way to the bot: `drop` loses it, `lose-answer` loses what the bot
 * answers, `delay` brings it late, `twice` brings it two times at once.
 */
export interface Fault {
  readonly kind: 429 | 500 | 'drop' | 'lose-answer' | 'delay' | 'twice'
  /** Any method of the Bot API when absent. */
  readonly method?: string
  /** Only calls for this chat. */
  readonly chatId?: number
  /** Seconds that a 429 names; 1 when absent. */
  readonly retryAfter?: number
  readonly delayMs?: number
  /** How many calls it meets; 1 when absent. */
  readonly times?: number
}

export interface Faults {
  add(fault: Fault): void
  clear(): void
  /** The fault that meets this call, if any; it is used up by that. */
  meet(method: string, chatId: unknown): Fault | undefined
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = []
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1 })
    },
    clear() {
      waiting = []
    },
    meet(method, chatId) {
      if (waiting.length === 0) return undefined
      const met = waiting.find(({ fault }) => concerns(fault, method, chatId))
      if (!met) return undefined
      met.left--
      if (met.left <= 0) waiting = waiting.filter((one) => one !== met)
      return met.fault
    },
  }
}

/** The name under which faults meet deliveries. */
export const deliveries = 'webhook'

function concerns(fault: Fault, method: string, chatId: unknown): boolean {
  const named =
    fault.method === undefined
      ? method !== deliveries
      : fault.method.toLowerCase() === method.toLowerCase()
  return named && (fault.chatId === undefined || String(fault.chatId) === String(chatId))
}
