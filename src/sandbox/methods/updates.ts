import { limits } from '../../telegram/limits.ts'
import { flagParam, integerParam, listParam, type Params, textParam } from '../params.ts'
import { badRequest, conflict, Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import type { Method } from './method.ts'

const getUpdates: Method = (world, params, { signal }) => {
  if (world.webhook.settings) {
    return conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  const allowed = allow(world, params)
  if (allowed instanceof Refusal) return allowed
  const limit = integerParam(params, 'limit') ?? limits.updatesPerPoll
  return world.updates.poll({
    offset: integerParam(params, 'offset') ?? 0,
    limit: limit < 1 || limit > limits.updatesPerPoll ? limits.updatesPerPoll : limit,
    timeoutSeconds: Math.min(integerParam(params, 'timeout') ?? 0, limits.pollSeconds),
    signal,
  })
}

const setWebhook: Method = (world, params) => {
  const url = textParam(params, 'url')
  if (url === '') return deleteWebhook(world, params, neverEnds)
  const wrong = whyNot(url)
  if (wrong !== undefined) return badRequest(`bad webhook: ${wrong}`)
  const secret = textParam(params, 'secret_token')
  if (secret.length > limits.webhookSecret) return badRequest('secret token is too long')
  if (/[^\w-]/.test(secret)) return badRequest('secret token contains unallowed characters')
  const allowed = allow(world, params)
  if (allowed instanceof Refusal) return allowed
  if (flagParam(params, 'drop_pending_updates')) world.updates.forget()
  const connections = integerParam(params, 'max_connections') ?? limits.webhookConnections
  world.webhook.set({
    url,
    secret,
    maxConnections: Math.min(Math.max(connections, 1), limits.webhookConnectionsMost),
  })
  world.updates.interrupt(conflict('terminated by setWebhook request'))
  return true
}

/** Unlike Telegram, this one has no need of HTTPS for an address of this machine. */
function whyNot(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol === 'http:' && thisMachine.test(parsed.hostname)) return undefined
  if (parsed?.protocol !== 'https:') return 'An HTTPS URL must be provided for webhook'
  const { port } = parsed
  if (port === '' || limits.webhookPorts.some((known) => String(known) === port)) return undefined
  return 'Webhook can be set up only on ports 80, 88, 443 or 8443'
}

const thisMachine = /^(127(\.\d+){3}|localhost|\[::1\])$/

const deleteWebhook: Method = (world, params) => {
  if (flagParam(params, 'drop_pending_updates')) world.updates.forget()
  world.webhook.remove()
  return true
}

const neverEnds = { signal: new AbortController().signal }

const getWebhookInfo: Method = ({ webhook, updates }) => {
  const { settings, allowed, lastError } = webhook
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.pending,
    ...(settings && { max_connections: settings.maxConnections }),
    ...(lastError && {
      last_error_date: Math.floor(lastError.at / 1000),
      last_error_message: lastError.message,
    }),
    ...(allowed.length === 0 ? {} : { allowed_updates: allowed }),
  }
}

/** Kinds of updates wanted from now on; absent leaves what was said before. */
function allow(world: World, params: Params): Refusal | undefined {
  if (params.values.allowed_updates === undefined) return undefined
  const kinds = listParam(params, 'allowed_updates', 'allowed updates')
  if (kinds instanceof Refusal) return kinds
  world.webhook.allowed = kinds.map(String)
  world.updates.allow(world.webhook.allowed)
  return undefined
}

export const updates = { getUpdates, setWebhook, deleteWebhook, getWebhookInfo }
