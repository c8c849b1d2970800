/** What signals ask of a process that serves. */
export interface Asked {
  /** The first that asks to end. */
  readonly stop: () => void
  /** The second, which insists. */
  readonly insist: () => void
  /** Absent: what asks for it asks to end. */
  readonly restart?: () => void
  /** Whether a closed terminal says SIGHUP; without one it is what services are reloaded with. */
  readonly terminal: boolean
}

/** Listens to signals; returns the way to stop listening. */
export function onSignals(
  target: Pick<NodeJS.Process, 'on' | 'off'>,
  { stop, insist, restart, terminal }: Asked,
): () => void {
  let asked = false
  const end = () => {
    if (asked) insist()
    else stop()
    asked = true
  }
  const heard: [NodeJS.Signals, () => void][] = [
    ['SIGINT', end],
    ['SIGTERM', end],
    ['SIGHUP', terminal ? end : (restart ?? end)],
  ]
  // Windows has no signal of this name.
  if (restart && process.platform !== 'win32') heard.push(['SIGUSR2', restart])
  for (const [signal, hear] of heard) target.on(signal, hear)
  return () => {
    for (const [signal, hear] of heard) target.off(signal, hear)
  }
}
