import { describe, expect } from 'vitest'
import { keyboard, olena, refused, test } from './open.ts'
import { png } from './png.ts'

const contactKey = { text: 'Share my number', request_contact: true }
const locationKey = { text: 'Share my place', request_location: true }

describe('what people send', () => {
  test('a contact is the sender’s own, unless it says whose', async ({ sandbox, api }) => {
    sandbox.control.sendContact(olena, { phone_number: '380501234567', first_name: 'Olena' })
    const foreign = { phone_number: '380507654321', first_name: 'Petro', user_id: 5 }
    sandbox.control.sendContact(olena, foreign)
    const told = (await api.getUpdates()).map(({ message }) => message?.contact)
    expect(told).toEqual([
      undefined,
      { phone_number: '380501234567', first_name: 'Olena', user_id: olena },
      foreign,
    ])
  })

  test('a location', async ({ sandbox, api }) => {
    const place = { latitude: 50.45, longitude: 30.52 }
    expect(sandbox.control.sendLocation(olena, place).location).toEqual(place)
    expect((await api.getUpdates()).at(-1)?.message?.location).toEqual(place)
  })

  test('a photo has sizes that the bot can fetch and send again', async ({ sandbox, api }) => {
    const bytes = png(1000, 500)
    sandbox.control.sendPhoto(olena, bytes, 'The *new* roses')
    const message = (await api.getUpdates()).at(-1)?.message
    expect(message?.caption).toBe('The *new* roses')
    expect(message?.photo?.map(({ width, height }) => [width, height])).toEqual([
      [90, 45],
      [320, 160],
      [800, 400],
      [1000, 500],
    ])
    const largest = message?.photo?.at(-1)?.file_id ?? ''
    const { file_path, file_size } = await api.getFile(largest)
    expect(file_size).toBe(bytes.length)
    const url = `${sandbox.apiRoot}/file/bot${sandbox.token}/${file_path}`
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
    expect((await fetch(url.replace(sandbox.token, '1:x'))).status).toBe(404)
    expect((await api.sendPhoto(olena, largest)).photo).toEqual(message?.photo)
    expect(sandbox.control.uploads()).toBe(0)
  })

  test('no photo is no photo', ({ sandbox }) => {
    expect(() => sandbox.control.sendPhoto(olena, Buffer.from('a text'))).toThrow('IMAGE')
  })
})

describe('reply keyboards', () => {
  test('ask for a contact and a location, and are taken away', async ({ sandbox, api }) => {
    const { control } = sandbox
    await api.sendMessage(olena, 'Your number?', {
      reply_markup: { keyboard: [[contactKey], [locationKey, 'Later']], one_time_keyboard: true },
    })
    expect(control.replyMarkup(olena)).toMatchObject({ keyboard: [[contactKey], {}] })
    expect(control.pressReply(olena, contactKey.text).contact?.user_id).toBe(olena)
    expect(control.replyMarkup(olena)).toBeUndefined()
    expect(control.pressReply(olena, locationKey.text).location).toBeDefined()
    expect(control.pressReply(olena, 'Later').text).toBe('Later')

    await api.sendMessage(olena, 'Thank you', { reply_markup: { remove_keyboard: true } })
    expect(() => control.pressReply(olena, 'Later')).toThrow('no button')
  })

  test('a forced reply answers the message that asked', async ({ sandbox, api }) => {
    const { message_id } = await api.sendMessage(olena, 'Your address?', {
      reply_markup: { force_reply: true, input_field_placeholder: 'Street, house' },
    })
    expect(sandbox.control.send(olena, 'Khreshchatyk 1').replyTo?.id).toBe(message_id)
    expect(sandbox.control.send(olena, 'Hello?').replyTo).toBeUndefined()
    const replies = (await api.getUpdates()).map(({ message }) => message?.reply_to_message)
    expect(replies.map((reply) => reply?.message_id)).toEqual([undefined, message_id, undefined])
  })

  test.for([
    ['keyboard button text must be non-empty', { keyboard: [['']] }, olena],
    [
      'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays',
      { keyboard: ['x'] },
      olena,
    ],
    ['Phone number can be requested in private chats only', { keyboard: [[contactKey]] }, -5],
    ['Location can be requested in private chats only', { keyboard: [[locationKey]] }, -5],
    ['BUTTON_COPY_TEXT_INVALID', { inline_keyboard: [[{ text: 'x', copy_text: {} }]] }, olena],
  ] as const)('%s', async ([why, reply_markup, chat_id], { call }) => {
    const answer = await call('sendMessage', { chat_id, text: 'x', reply_markup })
    expect(answer).toEqual(refused(`Bad Request: ${why}`))
  })

  test('do not go under an edited message', async ({ api, call }) => {
    const { message_id } = await api.sendMessage(olena, 'a')
    const edit = { chat_id: olena, message_id, text: 'b', reply_markup: { remove_keyboard: true } }
    expect(await call('editMessageText', edit)).toEqual(
      refused('Bad Request: inline keyboard expected'),
    )
  })
})

describe('a group', () => {
  const desk = -1_001_234_567
  const petro = 2002

  test('has members who press the same message', async ({ sandbox, api }) => {
    const { control } = sandbox
    control.group(desk, 'Orders', [olena, petro])
    const reply_markup = keyboard(['take'])
    const { message_id, chat } = await api.sendMessage(desk, 'Order 7', { reply_markup })
    expect(chat).toMatchObject({ id: desk, type: 'group', title: 'Orders' })
    const pressing = [olena, petro].map((id) => control.press(id, message_id, 'take', desk))
    const queries = (await api.getUpdates()).flatMap((update) => update.callback_query ?? [])
    expect(queries.map(({ from, message }) => [from.id, message?.chat.id])).toEqual([
      [olena, desk],
      [petro, desk],
    ])
    for (const { id, from } of queries) await api.answerCallbackQuery(id, { text: `${from.id}` })
    expect(await Promise.all(pressing)).toMatchObject([{ text: `${olena}` }, { text: `${petro}` }])
    await expect(control.press(9, message_id, 'take', desk)).rejects.toThrow('is in no chat')
  })

  test('tells the bot what is meant for it', async ({ sandbox, api }) => {
    const { control } = sandbox
    control.group(desk, 'Orders', [olena, petro])
    const { message_id } = await api.sendMessage(desk, 'Order 7')
    control.send(petro, 'who takes it?', { chatId: desk })
    control.send(petro, 'I do', { chatId: desk, replyTo: message_id })
    control.send(olena, '/admin', { chatId: desk })
    const texts = (await api.getUpdates()).map(({ message }) => message?.text)
    expect(texts).toEqual(['/start', 'I do', '/admin'])
    expect(control.history(desk).map(({ sender }) => sender.id)).toEqual([
      expect.any(Number),
      petro,
      petro,
      olena,
    ])
  })
})

test('who blocked the bot hears nothing', async ({ sandbox, api }) => {
  sandbox.control.block(olena, true)
  await expect(api.sendMessage(olena, 'x')).rejects.toMatchObject({ error_code: 403 })
  sandbox.control.block(olena, false)
  await api.sendMessage(olena, 'x')
})
