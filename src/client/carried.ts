/**
 * What goes beside a request to an app in the same process: the body as the value it is, and the value that is
 * answered, so that a whole catalogue is not written as JSON only to be read again. Whoever gets a value takes
 * it as read-only, as it may be kept. Over a socket nothing is carried.
 */
export interface Carried {
  readonly body: unknown
  /** Set by the app where it answers with a value; a refusal is answered by its response. */
  answer?: { readonly value: unknown }
}

/** An app in this process. */
export type AppFetch = (request: Request, carried?: Carried) => Promise<Response>
