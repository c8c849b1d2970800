/**
 * What went wrong, as a value: `code` for programs, `message` for people, `hint` for what to do next.
 * Facts (ids, amounts, counts) travel in `facts`, never only in the message.
 */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** An expected failure is part of the type; exceptions are for what nobody can handle there. */
export type Result<T, P = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P }

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const failed = <P = Problem>(problem: P): { readonly ok: false; readonly problem: P } => ({
  ok: false,
  problem,
})
