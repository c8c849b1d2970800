import type { SandboxControl } from '../control.ts'
import { integerParam, type Params } from '../params.ts'

/** What the control does for one name; the answer is sent as JSON. */
export type Route = (control: SandboxControl, params: Params) => unknown

export function whole(params: Params, name: string): number {
  const value = integerParam(params, name)
  if (value === undefined) throw new Error(`"${name}" must be a whole number`)
  return value
}
