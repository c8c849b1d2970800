/** What the exit status of a command says. */
export const exit = {
  well: 0,
  /** A problem was found, or the work failed. */
  failed: 1,
  /** Only with --detailed-exitcode: changes are pending. */
  pending: 2,
  /** A guard refused; the hint says which flag overrides it. */
  refused: 3,
  usage: 64,
  interrupted: 130,
} as const

export type Exit = (typeof exit)[keyof typeof exit]
