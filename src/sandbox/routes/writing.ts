import type { Contact } from '../bot-api.ts'
import type { Where } from '../control.ts'
import { integerParam, type Params, textParam } from '../params.ts'
import { type Route, whole } from './route.ts'

/** What people send; `chat` and `replyTo` say where, the private chat when absent. */
export const writing = {
  send: (control, params) =>
    control.send(whole(params, 'user'), textParam(params, 'text'), whereOf(params)),
  'send-contact': (control, params) =>
    control.sendContact(whole(params, 'user'), contactOf(params), whereOf(params)),
  'send-location': (control, params) =>
    control.sendLocation(
      whole(params, 'user'),
      { latitude: decimal(params, 'latitude'), longitude: decimal(params, 'longitude') },
      whereOf(params),
    ),
  // The picture is base64, for a page of another site could post it as a form.
  'send-photo': (control, params) =>
    control.sendPhoto(
      whole(params, 'user'),
      Buffer.from(textParam(params, 'photo'), 'base64'),
      textParam(params, 'caption'),
      whereOf(params),
    ),
  'press-reply': (control, params) =>
    control.pressReply(whole(params, 'user'), textParam(params, 'button')),
  forward: (control, params) =>
    control.forward(whole(params, 'user'), whole(params, 'message'), whole(params, 'to')),
} satisfies Record<string, Route>

function whereOf(params: Params): Where {
  const chatId = integerParam(params, 'chat')
  const replyTo = integerParam(params, 'replyTo')
  return { ...(chatId !== undefined && { chatId }), ...(replyTo !== undefined && { replyTo }) }
}

function contactOf(params: Params): Contact {
  const userId = integerParam(params, 'user_id')
  return {
    phone_number: textParam(params, 'phone_number'),
    first_name: textParam(params, 'first_name'),
    ...(userId !== undefined && { user_id: userId }),
  }
}

function decimal(params: Params, name: string): number {
  const value = Number(textParam(params, name) || Number.NaN)
  if (!Number.isFinite(value)) throw new Error(`"${name}" must be a number`)
  return value
}
