import type { Transformer } from 'grammy'

/** Seconds: a longer pause is for whoever called to decide. */
const longestWait = 60

/** Obeys 429: waits as long as Telegram asks and sends again. Bot API: ResponseParameters.retry_after */
export function obeyLimits(stopping: AbortSignal): Transformer {
  return async (previous, method, payload, signal) => {
    for (;;) {
      const answer = await previous(method, payload, signal)
      const wait = answer.ok ? undefined : answer.parameters?.retry_after
      if (wait === undefined || wait > longestWait || stopping.aborted) return answer
      await sleep(wait * 1000, stopping)
    }
  }
}

function sleep(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stopping.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    stopping.addEventListener('abort', end, { once: true })
  })
}
