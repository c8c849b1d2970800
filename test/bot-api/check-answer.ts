import { type Call, type Finding, isObject, objectsOf } from './finding.ts'

/** What is required only sometimes: parts of answers, the message of an edit, the files of an album. */
export function checkAnswer({ method, params, files }: Call): Finding[] {
  if (method === 'answerPreCheckoutQuery')
    return needs(params.ok === false, 'error_message', params)
  if (method === 'answerShippingQuery') {
    return [
      ...needs(params.ok === true, 'shipping_options', params),
      ...needs(params.ok === false, 'error_message', params),
      ...differing(objectsOf(params.shipping_options).map(({ id }) => id)),
    ]
  }
  if (method.startsWith('editMessage') && params.inline_message_id === undefined) {
    return [
      ...needs(true, 'chat_id', params),
      ...needs(true, 'message_id', params),
      ...attached(params.media, files),
    ]
  }
  return method === 'sendMediaGroup' ? attached(params.media, files) : []
}

function needs(when: boolean, name: string, params: Call['params']): Finding[] {
  const given = params[name] !== undefined && params[name] !== ''
  return when && !given
    ? [{ rule: 'required-then', path: name, message: 'is missing in this case' }]
    : []
}

const differing = (ids: readonly unknown[]): Finding[] =>
  new Set(ids).size === ids.length
    ? []
    : [{ rule: 'unique', path: 'shipping_options', message: 'have the same id twice' }]

function attached(media: unknown, files: readonly string[]): Finding[] {
  const all = isObject(media) ? [media] : objectsOf(media)
  return all
    .map(({ media: named }) => String(named))
    .filter((named) => named.startsWith('attach://') && !files.includes(named.slice(9)))
    .map((named) => ({ rule: 'attached', path: 'media', message: `${named} was not uploaded` }))
}
