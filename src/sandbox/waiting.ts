import type { Events, SandboxEvent } from './events.ts'

/**
 * Looks at once, then at each event, until `look` finds something. Rejects after `timeoutMs` with
 * what `describe` says.
 */
export function waitUntil<T>(
  subscribe: Events['subscribe'],
  look: (event?: SandboxEvent) => T | undefined,
  timeoutMs: number,
  describe: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`after ${timeoutMs} ms ${describe()}`))
    }, timeoutMs)
    const stop = subscribe(check)
    function check(event?: SandboxEvent) {
      const found = look(event)
      if (found === undefined) return
      clearTimeout(timer)
      stop()
      resolve(found)
    }
    check()
  })
}
