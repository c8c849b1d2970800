import type { ChildMessage, ParentMessage } from './messages.ts'

/** A child's line to the `serve` that started it. */
export interface Supervisor {
  /** Resolves once it is sent: before that, an end of the process would lose it. */
  report(message: ChildMessage): Promise<void>
  /** Resolves with the address of the backend, once there is one. */
  readonly backend: Promise<Extract<ParentMessage, { kind: 'backend' }>>
}

/**
 * The line to the supervisor, where there is one. `onStop` is called when the supervisor asks to stop, and
 * when it is gone, however it died.
 */
export function findSupervisor(
  child: Pick<NodeJS.Process, 'connected' | 'send' | 'on'>,
  onStop: () => void,
): Supervisor | undefined {
  if (!child.connected || !child.send) return undefined
  const send = child.send.bind(child)
  // Ctrl-C and a closed terminal reach the whole group; the supervisor says in which order to stop.
  child.on('SIGINT', () => {})
  child.on('SIGHUP', () => {})
  child.on('disconnect', onStop)
  return {
    report: (message) =>
      new Promise((resolve) => {
        if (child.connected) send(message, () => resolve())
        else resolve()
      }),
    backend: new Promise((resolve) => {
      child.on('message', (received) => {
        // Only our own supervisor holds the other end.
        const message = received as ParentMessage
        if (message.kind === 'backend') resolve(message)
        else onStop()
      })
    }),
  }
}
