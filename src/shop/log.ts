/** Where a service says what it does; the implementation comes from whoever starts it. */
export interface Log {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  error(message: string, facts?: Facts): void
}

type Facts = Readonly<Record<string, unknown>>

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
