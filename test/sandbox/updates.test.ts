import { describe, expect } from 'vitest'
import { olena, refused, test } from './open.ts'

const terminated = refused(
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  409,
)

describe('getUpdates', () => {
  test('keeps updates until a higher offset asks', async ({ sandbox, api }) => {
    sandbox.control.send(olena, 'two')
    const [one, two] = await api.getUpdates()
    expect(two?.update_id).toBe((one?.update_id ?? 0) + 1)
    expect(await api.getUpdates()).toHaveLength(2)
    expect(await api.getUpdates({ offset: two?.update_id ?? 0 })).toEqual([two])
    expect(await api.getUpdates()).toEqual([two])
    expect(await api.getUpdates({ offset: (two?.update_id ?? 0) + 1 })).toEqual([])
    expect(sandbox.control.pending()).toBe(0)
  })

  test('a message begins with what a bot needs to see a command', async ({ sandbox, api }) => {
    sandbox.control.send(olena, '/start p_red-rose')
    const message = (await api.getUpdates()).at(-1)?.message
    expect(message).toMatchObject({
      text: '/start p_red-rose',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      chat: { id: olena, type: 'private' },
      from: { id: olena, first_name: 'Olena', language_code: 'uk', is_bot: false },
    })
  })

  test('gives at most limit, at most 100', async ({ sandbox, api, call }) => {
    for (let i = 0; i < 120; i++) sandbox.control.send(olena, `${i}`)
    expect(await api.getUpdates({ limit: 7 })).toHaveLength(7)
    expect(await api.getUpdates()).toHaveLength(100)
    expect(await call('getUpdates', { limit: 500 })).toMatchObject({ result: { length: 100 } })
  })

  test('a negative offset counts from the end and forgets the rest', async ({ sandbox, api }) => {
    for (const text of ['a', 'b', 'c']) sandbox.control.send(olena, text)
    expect((await api.getUpdates({ offset: -2 })).map(({ message }) => message?.text)).toEqual([
      'b',
      'c',
    ])
    expect(await api.getUpdates()).toHaveLength(2)
  })

  test('waits for an update, and tells those that come together', async ({ sandbox, api }) => {
    const [first] = await api.getUpdates()
    const waiting = api.getUpdates({ offset: (first?.update_id ?? 0) + 1, timeout: 50 })
    // The answer to this call comes after the poll has been read from its own connection.
    await api.getMe()
    sandbox.control.send(olena, 'a')
    sandbox.control.send(olena, 'b')
    expect((await waiting).map(({ message }) => message?.text)).toEqual(['a', 'b'])
  })

  test('a second poller ends the older', async ({ sandbox, api, call }) => {
    const offset = ((await api.getUpdates())[0]?.update_id ?? 0) + 1
    // Which of two connections is read first, nobody knows.
    const polls = [0, 1].map((i) =>
      call('getUpdates', { offset, timeout: 50 }).then((answer) => ({ i, answer })),
    )
    const ended = await Promise.race(polls)
    expect(ended.answer).toEqual(terminated)
    sandbox.control.send(olena, 'for the newer')
    expect((await polls[1 - ended.i])?.answer).toMatchObject({
      result: [{ message: { text: 'for the newer' } }],
    })
  })

  test('a webhook ends polling until it is deleted', async ({ call }) => {
    const active = refused(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      409,
    )
    expect(await call('setWebhook', { url: 'http://example.com' })).toEqual(
      refused('Bad Request: bad webhook: An HTTPS URL must be provided for webhook'),
    )
    expect(await call('setWebhook', { url: 'https://example.com/x' })).toMatchObject({ ok: true })
    expect(await call('getUpdates')).toEqual(active)
    expect(await call('getWebhookInfo')).toMatchObject({
      result: { url: 'https://example.com/x', pending_update_count: 1 },
    })
    await call('deleteWebhook', { drop_pending_updates: true })
    expect(await call('getUpdates')).toEqual({ ok: true, result: [] })
  })

  test('queues only the kinds that the bot allows', async ({ sandbox, api, call }) => {
    await call('getUpdates', { offset: -1, allowed_updates: ['callback_query'] })
    sandbox.control.send(olena, 'not wanted')
    expect(await api.getUpdates()).toHaveLength(1)
  })

  test('forgets a query after 150 s and a message after a day', async ({ sandbox, api, clock }) => {
    const message = await api.sendMessage(olena, 'x')
    const pressed = sandbox.control.pressData(olena, message.message_id, 'old')
    clock.now += 150_000
    expect(await api.getUpdates()).toHaveLength(1)
    clock.now += 86_400_000
    expect(await api.getUpdates()).toHaveLength(0)
    void pressed
  })

  test('ids begin at random', async ({ sandbox, api }) => {
    const [update] = await api.getUpdates()
    expect(update?.update_id).toBeGreaterThan(99_999_999)
    expect(sandbox.control.pending()).toBe(1)
  })
})
