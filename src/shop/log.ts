/** Where a service says what it does; the implementation comes from whoever starts it. */
export interface Log {
  /** Whether `debug` is written at all: who does much need not prepare its facts for nobody. */
  readonly verbose?: boolean
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  error(message: string, facts?: Facts): void
}

export type Facts = Readonly<Record<string, unknown>>

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A log whose every line also says what is so just now; what the line itself says goes first. */
export function logWith(log: Log, now: () => Facts): Log {
  return {
    verbose: log.verbose === true,
    debug: (message, facts) => log.debug(message, { ...now(), ...facts }),
    info: (message, facts) => log.info(message, { ...now(), ...facts }),
    warn: (message, facts) => log.warn(message, { ...now(), ...facts }),
    error: (message, facts) => log.error(message, { ...now(), ...facts }),
  }
}
