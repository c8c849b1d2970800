import type { IncomingMessage, ServerResponse } from 'node:http'
import { readParams } from '../body.ts'
import type { Customer, SandboxControl } from '../control.ts'
import type { Fault } from '../faults.ts'
import { flagParam, integerParam, listParam, type Params, textParam } from '../params.ts'
import { Refusal } from '../refusal.ts'
import { paying } from './paying.ts'
import { type Route, whole } from './route.ts'
import { writing } from './writing.ts'

/**
 * Answers `POST /sandbox/NAME` with JSON both ways and `GET /sandbox/history?user=…`, `calls`, `users`:
 * the control for other processes and for the chat page. What cannot be done is 400 `{error}`.
 */
export async function answerControl(
  control: SandboxControl,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  query: string,
): Promise<void> {
  const route = (request.method === 'POST' ? actions : questions)[name]
  if (!route) return sendJson(response, 404, { error: `there is no ${request.method} ${name}` })
  // A page of another site can post a form here, but not JSON.
  if (request.method === 'POST' && !request.headers['content-type']?.includes('json')) {
    return sendJson(response, 415, { error: 'the body must be application/json' })
  }
  const params = await readParams(request, query)
  if (params instanceof Refusal) return sendJson(response, 400, { error: params.description })
  try {
    sendJson(response, 200, (await route(control, params)) ?? {})
  } catch (error) {
    sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) })
  }
}

const questions: Readonly<Record<string, Route>> = {
  users: (control) => control.users(),
  history: (control, params) => control.history(whole(params, 'user')),
  calls: (control) => control.calls(),
  counts: (control) => ({ uploads: control.uploads(), pending: control.pending() }),
  stars: (control) => ({
    balance: control.starBalance(),
    transactions: control.starTransactions(),
  }),
}

const actions: Readonly<Record<string, Route>> = {
  ...writing,
  user: (control, params) => control.ensureUser(customerOf(params)),
  group: (control, params) =>
    control.group(whole(params, 'id'), textParam(params, 'title'), membersOf(params)),
  press: (control, params) =>
    control.press(
      whole(params, 'user'),
      whole(params, 'message'),
      textParam(params, 'button'),
      integerParam(params, 'chat'),
    ),
  'press-data': (control, params) =>
    control.pressData(
      whole(params, 'user'),
      whole(params, 'message'),
      textParam(params, 'data'),
      integerParam(params, 'chat'),
    ),
  ...paying,
  // The shape of a fault is the caller's business: this is a tool for tests on this machine.
  fault: (control, { values }) => control.fault(values as unknown as Fault),
  'clear-faults': (control) => control.clearFaults(),
  block: (control, params) => control.block(whole(params, 'user'), flagParam(params, 'blocked')),
  latency: (control, params) => control.setLatency(whole(params, 'ms')),
}

function customerOf(params: Params): Customer {
  const texts = ['first_name', 'username', 'language_code'].map((name) => [
    name,
    textParam(params, name),
  ])
  return { id: whole(params, 'id'), ...Object.fromEntries(texts.filter(([, text]) => text !== '')) }
}

function membersOf(params: Params): number[] {
  const members = listParam(params, 'members', 'members')
  if (members instanceof Refusal) throw new Error(members.description)
  return members.map(Number)
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
