import type { Change } from '../store/store.ts'
import type { Backend } from './backend.ts'

/**
 * Waits for a commit that concerns the caller, at most as long as `look` says, and no longer than the caller or the
 * app lives. Listening comes before looking: what is committed in between is not missed.
 */
export async function waitForCommit(
  backend: Backend,
  signal: AbortSignal,
  concerns: (change: Change) => boolean,
  look: () => Promise<number>,
): Promise<void> {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const signals = [signal, backend.closing]
  for (const one of signals) one.addEventListener('abort', end)
  const stopListening = backend.store.onCommit((changes) => {
    if (changes.some(concerns)) end()
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const milliseconds = await look()
    if (signals.some((one) => one.aborted)) return
    timer = setTimeout(end, Math.max(0, milliseconds))
    await ended
  } finally {
    clearTimeout(timer)
    stopListening()
    for (const one of signals) one.removeEventListener('abort', end)
  }
}
