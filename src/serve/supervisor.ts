import type { ChildMessage, ParentMessage } from './messages.ts'

/** A child's line to the `serve` that started it. */
export interface Supervisor {
  /** Resolves once it is sent: before that, an end of the process would lose it. */
  report(message: ChildMessage): Promise<void>
  /** Resolves with the address of the backend, once there is one. */
  readonly backend: Promise<Extract<ParentMessage, { kind: 'backend' }>>
  /** Resolves when one that stands by is to begin. */
  readonly begin: Promise<void>
}

/**
 * The line to the supervisor, where there is one. `onStop` is called when the supervisor asks to stop, and
 * when it is gone, however it died; with the milliseconds that it leaves for work under way, where it says so.
 */
export function findSupervisor(
  child: Pick<NodeJS.Process, 'connected' | 'send' | 'on'>,
  onStop: (within?: number) => void,
): Supervisor | undefined {
  if (!child.connected || !child.send) return undefined
  const send = child.send.bind(child)
  // Ctrl-C and a closed terminal reach the whole group; the supervisor says in which order to stop.
  child.on('SIGINT', () => {})
  child.on('SIGHUP', () => {})
  child.on('disconnect', () => onStop())
  const heard = new Map<ParentMessage['kind'], (message: ParentMessage) => void>()
  const hear = <K extends ParentMessage['kind']>(kind: K) =>
    new Promise<Extract<ParentMessage, { kind: K }>>((resolve) => {
      // What is kept under a kind is only called with messages of that kind.
      heard.set(kind, resolve as (message: ParentMessage) => void)
    })
  const backend = hear('backend')
  const begin = hear('begin').then(() => {})
  child.on('message', (received) => {
    // Only our own supervisor holds the other end.
    const message = received as ParentMessage
    if (message.kind === 'stop') onStop(message.within)
    else heard.get(message.kind)?.(message)
  })
  return {
    report: (message) =>
      new Promise((resolve) => {
        if (child.connected) send(message, () => resolve())
        else resolve()
      }),
    backend,
    begin,
  }
}
