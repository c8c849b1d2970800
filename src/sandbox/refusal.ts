/** A call that Telegram refuses: the error code, its words, and when to come again. */
export class Refusal {
  readonly code: number
  readonly description: string
  readonly retryAfter: number | undefined

  constructor(code: number, description: string, retryAfter?: number) {
    this.code = code
    this.description = description
    this.retryAfter = retryAfter
  }

  toJSON() {
    return {
      ok: false,
      error_code: this.code,
      description: this.description,
      ...(this.retryAfter === undefined ? {} : { parameters: { retry_after: this.retryAfter } }),
    }
  }
}

export const badRequest = (why: string): Refusal => new Refusal(400, `Bad Request: ${why}`)

export const forbidden = (why: string): Refusal => new Refusal(403, `Forbidden: ${why}`)

export const conflict = (why: string): Refusal => new Refusal(409, `Conflict: ${why}`)

export const tooManyRequests = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, seconds)
