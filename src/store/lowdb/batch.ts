import type { Entry } from './state.ts'

/** Transactions that become durable by one write. */
export interface Batch {
  readonly entries: readonly Entry[]
  /** The same, as they go to the log. */
  readonly json: readonly string[]
  readonly durable: Promise<void>
  add(entries: readonly Entry[], json: readonly string[]): void
  resolve(): void
  reject(error: Error): void
}

export function newBatch(): Batch {
  const entries: Entry[] = []
  const texts: string[] = []
  let resolve = () => {}
  let reject: (error: Error) => void = () => {}
  const durable = new Promise<void>((done, fail) => {
    resolve = done
    reject = fail
  })
  // Whoever waits hears of a failure; a batch that nobody waits for must not end the process.
  durable.catch(() => undefined)
  return {
    entries,
    json: texts,
    durable,
    add(more, json) {
      for (const entry of more) entries.push(entry)
      for (const text of json) texts.push(text)
    },
    resolve,
    reject,
  }
}
