import type { Message, Update } from './bot-api.ts'
import type { MessageChange } from './chats.ts'

/** One API call and its answer, as it went over the wire. */
export interface ApiCall {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  /** Names of the uploaded files, as `attach://` refers to them. */
  readonly files: readonly string[]
  readonly status: number
  /** The result when `status` is 200, else the description of the error. */
  readonly result: unknown
  readonly at: number
}

/** An update on its way to the webhook, and what came of it. */
export interface Delivery {
  readonly update: Update
  /** The HTTP status of the bot's answer, or why there is none. */
  readonly outcome: number | string
  readonly at: number
}

export type SandboxEvent =
  | { readonly kind: 'call'; readonly call: ApiCall }
  | { readonly kind: 'message'; readonly change: MessageChange; readonly message: Message }
  | { readonly kind: 'action'; readonly chatId: number; readonly action: string }
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'profile' }
  /** What stands under the message field of a chat has changed. */
  | { readonly kind: 'reply'; readonly chatId: number }

/** Tells listeners what happens; keeps the last API calls. */
export interface Events {
  emit(event: SandboxEvent): void
  subscribe(listener: (event: SandboxEvent) => void): () => void
  /** The last calls, oldest first. */
  calls(): ApiCall[]
}

export function createEvents(keptCalls: number): Events {
  const listeners = new Set<(event: SandboxEvent) => void>()
  const ring: ApiCall[] = []
  let next = 0
  return {
    emit(event) {
      if (event.kind === 'call') {
        ring[next] = event.call
        next = (next + 1) % keptCalls
      }
      for (const listener of listeners) listener(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    calls: () =>
      ring.length < keptCalls ? [...ring] : [...ring.slice(next), ...ring.slice(0, next)],
  }
}
