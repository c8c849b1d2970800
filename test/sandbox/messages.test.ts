import { describe, expect } from 'vitest'
import { keyboard, olena, refused, test } from './open.ts'

describe('sendMessage', () => {
  test('takes JSON, forms, multipart and a query string', async ({ sandbox }) => {
    const url = `${sandbox.apiRoot}/bot${sandbox.token}/SENDmessage`
    const form = new FormData()
    form.set('chat_id', String(olena))
    form.set('text', 'multipart Ї')
    form.set('reply_markup', JSON.stringify(keyboard(['a'])))
    const bodies = [
      fetch(url, { method: 'POST', body: new URLSearchParams({ chat_id: '1001', text: 'form' }) }),
      fetch(url, { method: 'POST', body: form }),
      fetch(`${url}?chat_id=1001&text=query`),
    ]
    for (const body of bodies) expect((await body).status).toBe(200)
    expect(sandbox.control.history(olena).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['form', 'multipart Ї', 'query']),
    )
  })

  test('has Telegram’s words for what is missing', async ({ call }) => {
    expect(await call('sendMessage', { text: 'x' })).toEqual(
      refused('Bad Request: chat_id is empty'),
    )
    expect(await call('sendMessage', { chat_id: 5, text: 'x' })).toEqual(
      refused('Bad Request: chat not found'),
    )
    for (const text of ['', '   ', '<b></b>']) {
      expect(await call('sendMessage', { chat_id: olena, text, parse_mode: 'HTML' })).toEqual(
        refused('Bad Request: message text is empty'),
      )
    }
  })

  test('counts code points after entities', async ({ call }) => {
    const long = `<b>${'😀'.repeat(4095)}&amp;</b>`
    expect(
      await call('sendMessage', { chat_id: olena, text: long, parse_mode: 'HTML' }),
    ).toMatchObject({ ok: true, result: { entities: [{ type: 'bold', offset: 0, length: 8191 }] } })
    expect(
      await call('sendMessage', { chat_id: olena, text: `${long}.`, parse_mode: 'HTML' }),
    ).toEqual(refused('Bad Request: message is too long'))
  })

  test('refuses broken HTML, and trims with the entities', async ({ call }) => {
    expect(await call('sendMessage', { chat_id: olena, text: '<b>x', parse_mode: 'HTML' })).toEqual(
      refused(
        'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
      ),
    )
    expect(
      await call('sendMessage', { chat_id: olena, text: ' \n<b>x</b> ', parse_mode: 'HTML' }),
    ).toMatchObject({ result: { text: 'x', entities: [{ offset: 0, length: 1 }] } })
  })

  test('refuses to write to who blocked the bot', async ({ sandbox, call }) => {
    sandbox.control.block(olena, true)
    expect(await call('sendMessage', { chat_id: olena, text: 'x' })).toEqual(
      refused('Forbidden: bot was blocked by the user', 403),
    )
  })

  test('groups take notices', async ({ sandbox, call }) => {
    expect(await call('sendMessage', { chat_id: -1001234567890, text: 'Order' })).toMatchObject({
      result: { chat: { type: 'supergroup' } },
    })
    expect(sandbox.control.history(-1001234567890)).toHaveLength(1)
  })
})

describe('keyboards', () => {
  const send = (call: (m: string, p: object) => Promise<unknown>, rows: object[][]) =>
    call('sendMessage', { chat_id: olena, text: 'x', reply_markup: { inline_keyboard: rows } })
  const button = (data: string) => ({ text: 'x', callback_data: data })

  test('data has 1 to 64 bytes', async ({ call }) => {
    expect(await send(call, [[button('ї'.repeat(32))]])).toMatchObject({ ok: true })
    for (const data of ['', 'ї'.repeat(33)])
      expect(await send(call, [[button(data)]])).toEqual(
        refused('Bad Request: BUTTON_DATA_INVALID'),
      )
  })

  test('a row has 8 buttons at most, all rows 100', async ({ call }) => {
    const row = (count: number) => Array.from({ length: count }, () => button('x'))
    expect(await send(call, [row(8)])).toMatchObject({ ok: true })
    expect(await send(call, [row(9)])).toMatchObject({ error_code: 400 })
    const rows = Array.from({ length: 20 }, () => row(5))
    expect(await send(call, rows)).toMatchObject({ ok: true })
    expect(await send(call, [...rows, row(1)])).toMatchObject({ error_code: 400 })
  })

  test('a button does something and has a text', async ({ call }) => {
    expect(await send(call, [[{ text: 'x' }]])).toEqual(
      refused(
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      ),
    )
    expect(await send(call, [[{ text: '', callback_data: 'x' }]])).toMatchObject({
      error_code: 400,
    })
    expect(await send(call, [[{ text: 'x', url: 'not a url' }]])).toMatchObject({ error_code: 400 })
    expect(await send(call, [[{ text: 'x', pay: true }]])).toMatchObject({ error_code: 400 })
  })
})

describe('editing', () => {
  test('changes text and keyboard; without a keyboard the old one goes', async ({
    sandbox,
    api,
  }) => {
    const { message_id } = await api.sendMessage(olena, 'a', { reply_markup: keyboard(['x']) })
    await api.editMessageText(olena, message_id, 'b', { reply_markup: keyboard(['y']) })
    expect(sandbox.control.history(olena).at(-1)).toMatchObject({
      id: message_id,
      text: 'b',
      edited: true,
      keyboard: [[{ text: 'y' }]],
    })
    await api.editMessageText(olena, message_id, 'c')
    expect(sandbox.control.history(olena).at(-1)?.keyboard).toEqual([])
    await api.editMessageReplyMarkup(olena, message_id, { reply_markup: keyboard(['z']) })
    expect(sandbox.control.history(olena).at(-1)).toMatchObject({
      text: 'c',
      keyboard: [[{ text: 'z' }]],
    })
  })

  test('an edit without change is refused', async ({ api, call }) => {
    const reply_markup = keyboard(['x'])
    const { message_id } = await api.sendMessage(olena, 'a', { reply_markup })
    const same = { chat_id: olena, message_id, reply_markup }
    const unmodified = refused(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
    expect(await call('editMessageText', { ...same, text: ' a ' })).toEqual(unmodified)
    expect(await call('editMessageReplyMarkup', same)).toEqual(unmodified)
    expect(
      await call('editMessageText', { ...same, text: '<b>a</b>', parse_mode: 'HTML' }),
    ).toMatchObject({ ok: true })
  })

  test('what is not there, not the bot’s or not a text is refused', async ({
    sandbox,
    api,
    call,
  }) => {
    const mine = sandbox.control.send(olena, 'mine')
    const photo = await api.sendPhoto(olena, 'https://example.com/a.jpg')
    const edit = (message_id?: number) =>
      call('editMessageText', { chat_id: olena, message_id, text: 'x' })
    expect(await edit(99_999)).toEqual(refused('Bad Request: message to edit not found'))
    expect(await edit()).toEqual(refused('Bad Request: message identifier is not specified'))
    expect(await edit(mine.id)).toEqual(refused("Bad Request: message can't be edited"))
    expect(await edit(photo.message_id)).toEqual(
      refused('Bad Request: there is no text in the message to edit'),
    )
    const text = await api.sendMessage(olena, 'x')
    expect(
      await call('editMessageCaption', {
        chat_id: olena,
        message_id: text.message_id,
        caption: 'x',
      }),
    ).toEqual(refused('Bad Request: there is no caption in the message to edit'))
  })

  test('deletes once; after two days no more', async ({ sandbox, api, call, clock }) => {
    const first = await api.sendMessage(olena, 'a')
    const second = await api.sendMessage(olena, 'b')
    const remove = (message_id: number) => call('deleteMessage', { chat_id: olena, message_id })
    expect(await remove(first.message_id)).toEqual({ ok: true, result: true })
    expect(await remove(first.message_id)).toEqual(
      refused('Bad Request: message to delete not found'),
    )
    clock.now += 49 * 3_600_000
    expect(await remove(second.message_id)).toMatchObject({ error_code: 400 })
    await api.deleteMessages(olena, [first.message_id, second.message_id])
    expect(sandbox.control.history(olena).map(({ text }) => text)).toEqual(['/start'])
  })
})

test('unknown methods, wrong tokens and broken bodies have their own errors', async ({
  sandbox,
  call,
}) => {
  expect(await call('sendNothing')).toEqual(refused('Not Found', 404))
  const wrong = await fetch(`${sandbox.apiRoot}/bot1:x/getMe`)
  expect([wrong.status, await wrong.json()]).toEqual([401, refused('Unauthorized', 401)])
  const broken = await fetch(`${sandbox.apiRoot}/bot${sandbox.token}/getMe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  })
  expect(broken.status).toBe(400)
})

test('a chat keeps its last messages only', async ({ sandbox, api }) => {
  for (let i = 0; i < 310; i++) sandbox.control.send(olena, `${i}`)
  await api.sendMessage(olena, 'last')
  const history = sandbox.control.history(olena)
  expect(history).toHaveLength(300)
  expect(history.at(-1)?.text).toBe('last')
})
