import { expect } from 'vitest'
import { olena, refused, test } from './open.ts'

const menu = [{ command: 'menu', description: 'Catalogue' }]
const uk = [{ command: 'menu', description: 'Каталог' }]

test('commands have a scope and a language', async ({ api, call }) => {
  await api.setMyCommands(menu)
  await api.setMyCommands(uk, { language_code: 'uk' })
  await api.setMyCommands([], { scope: { type: 'all_private_chats' } })
  expect(await api.getMyCommands()).toEqual(menu)
  expect(await api.getMyCommands({ language_code: 'uk' })).toEqual(uk)
  expect(await api.getMyCommands({ language_code: 'de' })).toEqual([])
  await api.deleteMyCommands()
  expect(await api.getMyCommands()).toEqual([])
  expect(
    await call('setMyCommands', { commands: [{ command: 'Menu', description: 'x' }] }),
  ).toEqual(refused('Bad Request: BOT_COMMAND_INVALID'))
  const many = Array.from({ length: 101 }, (_, i) => ({ command: `c${i}`, description: 'x' }))
  expect(await call('setMyCommands', { commands: many })).toMatchObject({ error_code: 400 })
})

test('name and descriptions fall back to those for everybody', async ({ api, call }) => {
  await api.setMyName('Flowers')
  await api.setMyName('Квіти', { language_code: 'uk' })
  expect(await api.getMyName({ language_code: 'uk' })).toEqual({ name: 'Квіти' })
  expect(await api.getMyName({ language_code: 'de' })).toEqual({ name: 'Flowers' })
  expect((await api.getMe()).first_name).toBe('Flowers')
  await api.setMyDescription('Long')
  await api.setMyShortDescription('Short')
  expect(await api.getMyDescription()).toEqual({ description: 'Long' })
  expect(await api.getMyShortDescription()).toEqual({ short_description: 'Short' })
  expect(await call('setMyName', { name: 'x'.repeat(65) })).toMatchObject({ error_code: 400 })
  expect(await call('setMyDescription', { description: 'x'.repeat(513) })).toMatchObject({
    ok: false,
  })
})

test('a bot knows itself and its chats', async ({ api, sandbox }) => {
  const me = await api.getMe()
  expect(me).toMatchObject({ is_bot: true, username: 'sandbox_shop_bot' })
  expect(sandbox.token.startsWith(`${me.id}:`)).toBe(true)
  expect(await api.getChat(olena)).toMatchObject({
    id: olena,
    type: 'private',
    first_name: 'Olena',
  })
  await api.setChatMenuButton({ menu_button: { type: 'commands' } })
  expect(await api.sendChatAction(olena, 'typing')).toBe(true)
})
