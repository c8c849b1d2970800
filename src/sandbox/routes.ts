import type { IncomingMessage, ServerResponse } from 'node:http'
import { readParams } from './body.ts'
import type { OrderInfo } from './bot-api.ts'
import type { PaymentForm } from './checkout.ts'
import type { Customer, SandboxControl } from './control.ts'
import type { Fault } from './faults.ts'
import { flagParam, integerParam, isRecord, type Params, textParam } from './params.ts'
import { Refusal } from './refusal.ts'

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

type Route = (control: SandboxControl, params: Params) => unknown

const questions: Readonly<Record<string, Route>> = {
  users: (control) => control.users(),
  history: (control, params) => control.history(whole(params, 'user')),
  calls: (control) => control.calls(),
  counts: (control) => ({ uploads: control.uploads(), pending: control.pending() }),
}

const actions: Readonly<Record<string, Route>> = {
  user: (control, params) => control.ensureUser(customerOf(params)),
  send: (control, params) => control.send(whole(params, 'user'), textParam(params, 'text')),
  press: (control, params) =>
    control.press(whole(params, 'user'), whole(params, 'message'), textParam(params, 'button')),
  'press-data': (control, params) =>
    control.pressData(whole(params, 'user'), whole(params, 'message'), textParam(params, 'data')),
  pay: (control, params) =>
    control.pay(whole(params, 'user'), placeOf(params), {
      ...formOf(params),
      fail: flagParam(params, 'fail'),
    }),
  'begin-payment': (control, params) =>
    control.beginPayment(whole(params, 'user'), placeOf(params), formOf(params)),
  'finish-payment': (control, params) => control.finishPayment(textParam(params, 'payment')),
  // The shape of a fault is the caller's business: this is a tool for tests on this machine.
  fault: (control, { values }) => control.fault(values as unknown as Fault),
  'clear-faults': (control) => control.clearFaults(),
  block: (control, params) => control.block(whole(params, 'user'), flagParam(params, 'blocked')),
  latency: (control, params) => control.setLatency(whole(params, 'ms')),
}

function whole(params: Params, name: string): number {
  const value = integerParam(params, name)
  if (value === undefined) throw new Error(`"${name}" must be a whole number`)
  return value
}

function customerOf(params: Params): Customer {
  const texts = ['first_name', 'username', 'language_code'].map((name) => [
    name,
    textParam(params, name),
  ])
  return { id: whole(params, 'id'), ...Object.fromEntries(texts.filter(([, text]) => text !== '')) }
}

/** A message, or the link of an invoice. */
const placeOf = (params: Params): number | string =>
  integerParam(params, 'message') ?? textParam(params, 'link')

function formOf(params: Params): PaymentForm {
  const info = params.values.orderInfo
  const shippingOption = textParam(params, 'shippingOption')
  return {
    tip: integerParam(params, 'tip') ?? 0,
    // Told to the bot as the customer wrote it, whatever it is.
    ...(isRecord(info) && { orderInfo: info as OrderInfo }),
    ...(shippingOption !== '' && { shippingOption }),
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
