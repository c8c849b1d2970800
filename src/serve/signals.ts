/** The first signal asks to stop, the second insists. Returns the way to stop listening. */
export function onSignals(
  target: Pick<NodeJS.Process, 'on' | 'off'>,
  stop: () => void,
  insist: () => void,
): () => void {
  let asked = false
  const hear = () => {
    if (asked) insist()
    else stop()
    asked = true
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) target.on(signal, hear)
  return () => {
    for (const signal of signals) target.off(signal, hear)
  }
}
