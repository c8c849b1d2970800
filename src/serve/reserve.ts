import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import type { Child } from './child.ts'
import type { ChildMessage } from './messages.ts'

/** A process that is loaded and waits to take the place of one that runs. */
export interface Reserve {
  /** Resolves when it waits, or with why it never will. */
  readonly standing: Promise<Result<void>>
  /** Lets it begin; what it says from now on goes to `onMessage`. */
  take(onMessage: (message: ChildMessage) => void): Child
  kill(): void
}

/** A process that has not loaded after so long does not do it any more, milliseconds. */
const patience = 30_000

export function startReserve(
  name: string,
  start: (onMessage: (message: ChildMessage) => void) => Child,
): Reserve {
  let taker: ((message: ChildMessage) => void) | undefined
  let settle: (result: Result<void>) => void = () => {}
  const standing = new Promise<Result<void>>((resolve) => {
    settle = resolve
  })
  const child = start((message) => {
    if (taker) taker(message)
    else if (message.kind === 'standing') settle(done(undefined))
    else if (message.kind === 'failed') settle(failed(message.problem))
  })
  const gone = (how: unknown) => settle(failed(notLoaded(name, `it ended (${how})`)))
  child.ended.then(gone, gone)
  const timer = setTimeout(() => settle(failed(notLoaded(name, 'it took too long'))), patience)
  return {
    standing: standing.finally(() => clearTimeout(timer)),
    take: (onMessage) => {
      taker = onMessage
      child.send({ kind: 'begin' })
      return child
    },
    kill: () => child.kill(),
  }
}

function notLoaded(name: string, why: string): Problem {
  return {
    code: `${name}-does-not-start`,
    message: `The new ${name} does not start: ${why}`,
    hint: 'Its own lines above say why; --debug shows more of them.',
  }
}
