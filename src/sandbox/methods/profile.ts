import { limits } from '../../telegram/limits.ts'
import { codePoints } from '../../telegram/text.ts'
import { integerParam, isRecord, jsonParam, listParam, type Params, textParam } from '../params.ts'
import type { BotCommand, PerLanguage, Profile } from '../profile.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import type { Method } from './method.ts'

const setMyCommands: Method = (world, params) => {
  const list = listParam(params, 'commands', 'commands')
  if (list instanceof Refusal) return list
  if (list.length > limits.commands) return badRequest('BOT_COMMANDS_TOO_MUCH')
  const commands: BotCommand[] = []
  for (const one of list) {
    const command = readCommand(one)
    if (command instanceof Refusal) return command
    commands.push(command)
  }
  return changeCommands(world, params, commands)
}

const deleteMyCommands: Method = (world, params) => changeCommands(world, params, [])

const getMyCommands: Method = (world, params) => {
  const scope = readScope(params)
  if (scope instanceof Refusal) return scope
  return world.profile.commands.get(scope, textParam(params, 'language_code')) ?? []
}

function changeCommands(world: World, params: Params, commands: readonly BotCommand[]) {
  const scope = readScope(params)
  if (scope instanceof Refusal) return scope
  world.profile.commands.set(scope, textParam(params, 'language_code'), commands)
  world.events.emit({ kind: 'profile' })
  return true
}

function readCommand(value: unknown): BotCommand | Refusal {
  if (!isRecord(value)) return badRequest("can't parse BotCommand: expected an Object")
  const command = String(value.command ?? '').replace(/^\//, '')
  const description = String(value.description ?? '').trim()
  if (!commandShape.test(command)) return badRequest('BOT_COMMAND_INVALID')
  const length = codePoints(description)
  return length < 1 || length > limits.commandDescription
    ? badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    : { command, description }
}

const commandShape = new RegExp(`^[a-z0-9_]{1,${limits.commandName}}$`)

/** Bot API: BotCommandScope, as one word: `default`, `chat:1001`. */
function readScope(params: Params): string | Refusal {
  const scope = jsonParam(params, 'scope', 'BotCommandScope')
  if (scope === undefined || scope instanceof Refusal) return scope ?? 'default'
  if (!isRecord(scope) || typeof scope.type !== 'string') {
    return badRequest("can't parse BotCommandScope: wrong type")
  }
  const { type, chat_id, user_id } = scope
  return [type, chat_id, user_id].filter((part) => part !== undefined).join(':')
}

type TextField = 'name' | 'description' | 'shortDescription'

interface TextRule {
  readonly field: TextField
  /** The name of the parameter and of the result's field. */
  readonly param: string
  readonly max: number
}

const name: TextRule = { field: 'name', param: 'name', max: limits.botName }
const description: TextRule = {
  field: 'description',
  param: 'description',
  max: limits.botDescription,
}
const shortDescription: TextRule = {
  field: 'shortDescription',
  param: 'short_description',
  max: limits.botShortDescription,
}

const getText =
  ({ field, param }: TextRule): Method =>
  ({ profile }, params) => ({
    [param]: textsOf(profile, field).get(textParam(params, 'language_code')),
  })

const setText =
  ({ field, param, max }: TextRule): Method =>
  ({ profile, events }, params) => {
    const text = textParam(params, param).trim()
    if (codePoints(text) > max) return badRequest(`bot ${param.replace('_', ' ')} is too long`)
    textsOf(profile, field).set(textParam(params, 'language_code'), text)
    events.emit({ kind: 'profile' })
    return true
  }

const textsOf = (profile: Profile, field: TextField): PerLanguage => profile[field]

/** For all chats; a chat's own button is taken and not shown. */
const setChatMenuButton: Method = ({ profile, events }, params) => {
  const button = jsonParam(params, 'menu_button', 'MenuButton')
  if (button instanceof Refusal) return button
  if (integerParam(params, 'chat_id') !== undefined) return true
  profile.menuButton = button ?? { type: 'default' }
  events.emit({ kind: 'profile' })
  return true
}

const getChatMenuButton: Method = ({ profile }) => profile.menuButton

export const profiles = {
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyName: setText(name),
  getMyName: getText(name),
  setMyDescription: setText(description),
  getMyDescription: getText(description),
  setMyShortDescription: setText(shortDescription),
  getMyShortDescription: getText(shortDescription),
  setChatMenuButton,
  getChatMenuButton,
}
