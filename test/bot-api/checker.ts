import { checkAnswer } from './check-answer.ts'
import { checkInvoice } from './check-invoice.ts'
import { checkKeyboard } from './check-keyboard.ts'
import { checkProfile } from './check-profile.ts'
import { checkText } from './check-text.ts'
import { type Call, type Finding, isObject, type JsonObject } from './finding.ts'
import { type Fields, methods } from './rules.ts'
import { checkShape } from './shape.ts'

/** What a call does against Bot API 10.1; none when it obeys. */
export function checkCall({ method, params, files }: Call): Finding[] {
  const fields = methods.get(method)
  if (!fields) {
    return [{ rule: 'method', path: method, message: 'is not among the methods of the rules' }]
  }
  const read = readParams(params, files, fields)
  const call = { method, params: read, files }
  return [
    ...checkShape(read, fields),
    ...checkText(read),
    ...checkKeyboard(call),
    ...checkInvoice(call),
    ...checkAnswer(call),
    ...checkProfile(call),
  ]
}

/** Keeps what is wrong with a bot's calls, as they are made; `found` is one line a finding. */
export function watchCalls(
  subscribe: (listener: (event: { kind: string; call?: Call }) => void) => () => void,
): { readonly found: readonly string[]; stop(): void } {
  const found: string[] = []
  const stop = subscribe(({ call }) => {
    if (!call) return
    for (const { rule, path, message } of checkCall(call)) {
      found.push(`${call.method}: ${path} ${message} (${rule}) in ${JSON.stringify(call.params)}`)
    }
  })
  return { found, stop }
}

/** In a multipart body everything is text, and a file stands under the name that it is attached by. */
function readParams(params: Call['params'], files: readonly string[], fields: Fields): JsonObject {
  const isText = (name: string) => fields.get(name)?.types.includes('String') === true
  const entries = Object.entries(params).map(([name, value]) => {
    if (isText(name)) return [name, value]
    return [name, files.length > 0 ? parsed(value) : plain(value)]
  })
  const uploaded = files
    .filter((name) => fields.has(name))
    .map((name) => [name, `attach://${name}`])
  return Object.fromEntries([...entries, ...uploaded])
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** Objects may be sent as the text of their JSON, in any body. */
function plain(value: unknown): unknown {
  const json = typeof value === 'string' && /^[[{]/.test(value) ? parsed(value) : value
  return isObject(json) || Array.isArray(json) ? json : value
}
