import type { Attempt } from './client.ts'

/** The backend did not answer within the policy. What was asked may or may not have happened: repeat it under the same key. */
export class BackendUnreachable extends Error {
  readonly code = 'backend-unreachable'
  readonly call: string
  readonly last: Attempt['outcome']

  constructor(call: string, last: Attempt['outcome']) {
    super(`The backend did not answer ${call}: ${last}`)
    this.name = 'BackendUnreachable'
    this.call = call
    this.last = last
  }
}
