/** The chat page: follows the stream of one customer's chat and acts for that customer. */
export const pageScript = String.raw`
import { make, money, renderBlock, speak } from '/message.js'
import { createComposer } from '/composer.js'
import { attachMenu, avatar, menuItem } from '/menus.js'
import { openSheet } from '/payment.js'

const at = (id) => document.getElementById(id)
const query = new URLSearchParams(location.search)
const me = { id: Number(query.get('user') ?? 1001) }
const chatId = Number(query.get('chat') ?? me.id)
const group = chatId < 0
const where = group ? { chat: chatId } : {}
const messages = new Map()
let bot = { name: 'Bot', username: '', description: '', commands: [] }
let first = true
let room

async function post(name, body) {
  const response = await fetch('/sandbox/' + name, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

const actions = {
  group,
  send: (text, replyTo) => post('send', { user: me.id, ...where, text, replyTo }).then(scrollToEnd).catch(showError),
  sendPhoto: (photo, caption, replyTo) => post('send-photo', { user: me.id, ...where, photo, caption, replyTo }).then(scrollToEnd).catch(showError),
  pressKey: (button) => post('press-reply', { user: me.id, button }).then(scrollToEnd).catch(showError),
  copy: (text) => navigator.clipboard.writeText(text).then(() => toast('Copied to clipboard'), showError),
  /** The last message stays in sight while something below it changes its height. */
  scrolled(change) {
    const stick = distanceToEnd() < 80
    change()
    if (stick) scrollToEnd()
  },
  /** True when the address is a deep link of this bot and was followed here. */
  open(url) {
    const link = /^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]{1,64})$/i.exec(url)
    if (!link || link[1].toLowerCase() !== bot.username.toLowerCase()) return false
    actions.send('/start ' + link[2])
    return true
  },
  titleOf: (chargeId) => [...messages.values()].find(({ invoice }) => invoice?.chargeId === chargeId)?.invoice.invoice.title,
  async press(button, message) {
    if (button.pay) return pay(message)
    if (button.url) return actions.open(button.url) || window.open(button.url, '_blank', 'noopener')
    if (button.copy_text) return actions.copy(button.copy_text.text)
    if (button.callback_data === undefined) return toast('The sandbox does not have this kind of button')
    try {
      const answer = await post('press-data', { user: me.id, ...where, message: message.id, data: button.callback_data })
      if (answer.url) actions.open(answer.url)
      if (answer.text) (answer.alert ? alertBox : toast)(answer.text)
    } catch (error) { showError(error) }
  },
}

function pay(message) {
  const { chargeId, invoice } = message.invoice
  if (chargeId) return alertBox('Paid: ' + money(invoice.total_amount, invoice.currency, message.exponent) + '\n' + invoice.title + '\n\n' + chargeId)
  at('toast').hidden = true
  const place = { user: me.id, ...where, message: message.id }
  const failed = (error) => ({ paid: false, accepted: false, reason: error.message })
  openSheet(message, bot.name, me, {
    quote: (form) => post('quote-shipping', { ...place, ...form }).catch(failed),
    pay: (form) => post('pay', { ...place, ...form }).catch(failed),
  })
}

const showError = (error) => toast('The sandbox says: ' + error.message)

let toastTimer
function toast(text) {
  clearTimeout(toastTimer)
  at('toast').textContent = text
  at('toast').hidden = false
  toastTimer = setTimeout(() => { at('toast').hidden = true }, 3500)
}

function alertBox(text) {
  at('toast').hidden = true
  at('alert-text').textContent = text
  if (!at('alert').open) at('alert').showModal()
}

/* The list: blocks are made again only when their messages changed. */
const shown = new Map()

function blocksOf() {
  const blocks = []
  for (const message of messages.values()) {
    const last = blocks.at(-1)
    if (message.album && last?.album === message.album) last.messages.push(message)
    else blocks.push({ key: message.id, album: message.album, messages: [message] })
  }
  return blocks
}

function refresh() {
  const log = at('log')
  const stick = first || distanceToEnd() < 80
  const blocks = blocksOf()
  const keys = new Set()
  const order = []
  blocks.forEach((block, i) => {
    const day = new Date(block.messages[0].date * 1000).toDateString()
    const before = blocks[i - 1]
    if (day !== (before && new Date(before.messages[0].date * 1000).toDateString())) order.push(dayLine(day, keys))
    const old = shown.get(block.key)
    keys.add(block.key)
    const same = old && old.messages.length === block.messages.length && old.messages.every((one, n) => one === block.messages[n])
    const element = same ? old.element : renderBlock(block.messages, actions)
    if (!same) {
      if (old?.element.contains(document.activeElement)) refocus(old.element, element)
      if (!old && !first) element.classList.add('new')
      shown.set(block.key, { element, messages: block.messages })
    }
    element.classList.toggle('first', before?.messages[0].sender.id !== block.messages[0].sender.id)
    element.classList.toggle('last', blocks[i + 1]?.messages[0].sender.id !== block.messages[0].sender.id || Boolean(blocks[i + 1]?.messages[0].payment))
    order.push(element)
  })
  for (const key of shown.keys()) if (!keys.has(key)) shown.delete(key)
  place(log, order)
  if (stick) scrollToEnd()
  first = false
  showBottom()
}

/** Puts the elements in order and moves none that stands right. */
function place(log, order) {
  order.forEach((element, i) => {
    const there = log.children[i]
    if (there === element) return
    if (there && !order.includes(there)) there.replaceWith(element)
    else log.insertBefore(element, there ?? null)
  })
  while (log.children.length > order.length) log.lastElementChild.remove()
}

function dayLine(day, keys) {
  const key = 'day ' + day
  keys.add(key)
  const today = day === new Date().toDateString()
  const element = shown.get(key)?.element ?? make('li', { class: 'day' }, today ? 'Today' : new Date(day).toLocaleDateString('en', { day: 'numeric', month: 'long' }))
  shown.set(key, { element, messages: [] })
  return element
}

/** An edited message keeps the focus on the button in the same place. */
function refocus(old, element) {
  const index = [...old.querySelectorAll('.key')].indexOf(document.activeElement)
  queueMicrotask(() => element.querySelectorAll('.key')[index]?.focus({ preventScroll: true }))
}

const chat = at('chat')
const distanceToEnd = () => chat.scrollHeight - chat.scrollTop - chat.clientHeight
const scrollToEnd = () => { chat.scrollTop = chat.scrollHeight }
chat.addEventListener('scroll', () => { at('down').hidden = distanceToEnd() < 160 }, { passive: true })
chat.addEventListener('load', () => { if (distanceToEnd() < 500) scrollToEnd() }, true)
at('down').addEventListener('click', () => chat.scrollTo({ top: chat.scrollHeight, behavior: 'smooth' }))

function showBottom() {
  const empty = messages.size === 0 && !group
  at('start').hidden = !empty
  at('composer').hidden = empty
  at('about').hidden = !empty || !bot.description
}

at('start').addEventListener('click', () => actions.send(('/start ' + (query.get('start') ?? '')).trim()))

const composer = createComposer(actions)
at('log').addEventListener('dblclick', (event) => {
  const message = messages.get(Number(event.target.closest('[data-message-id]')?.dataset.messageId))
  if (message && !event.target.closest('button')) composer.answer(message)
})

/* Menus */
const closeCommands = attachMenu(at('commands-button'), at('commands'))
attachMenu(at('customer'), at('customers'), fillCustomers)

async function fillCustomers() {
  const ask = async (path) => (await fetch('/sandbox/' + path)).json()
  const [users, chats] = await Promise.all([ask('users'), ask('chats?user=' + me.id)])
  const items = users.map((user) => menuItem([avatar(user.first_name, user.id), user.first_name, make('small', {}, user.language_code ?? '')], () => become(user)))
  const newest = Math.max(1000, ...users.map(({ id }) => id)) + 1
  items.push(menuItem(['New customer…'], () => {
    const name = prompt('Name of the customer', 'Customer ' + newest)
    if (name) location.search = new URLSearchParams({ user: newest, name })
  }))
  const groups = chats.filter(({ id }) => id < 0)
  if (groups.length > 0) {
    items.push(make('hr'), menuItem([avatar(bot.name, bot.id), bot.name, make('small', {}, 'bot')], () => become(me)))
    for (const { id, title } of groups) items.push(menuItem([avatar(title, -id), title, make('small', {}, 'group')], () => become(me, id)))
  }
  at('customers').replaceChildren(...items)
}
function become({ id }, chat) {
  location.search = new URLSearchParams(chat === undefined ? { user: id } : { user: id, chat })
}

function showBot() {
  const name = group ? (room?.title ?? 'Group') : bot.name
  document.title = name + ' – Telegram sandbox'
  at('bot-name').textContent = name
  at('bot-status').textContent = group ? 'group with ' + bot.name : 'bot'
  at('bot-avatar').textContent = [...name][0]?.toUpperCase() ?? ''
  at('about-text').textContent = bot.description
  at('commands-button').hidden = bot.commands.length === 0
  at('commands').replaceChildren(...bot.commands.map(({ command, description }) =>
    menuItem([description, make('small', {}, '/' + command)], () => {
      closeCommands()
      actions.send('/' + command)
    })))
  showBottom()
}

let busyTimer
function showBusy(action) {
  clearTimeout(busyTimer)
  const words = { typing: 'typing…', upload_photo: 'sending a photo…' }[action]
  at('bot-status').textContent = words ?? (group ? 'group with ' + bot.name : 'bot')
  at('bot-status').classList.toggle('busy', Boolean(words))
  if (words) busyTimer = setTimeout(showBusy, 5000)
}

function showMe() {
  at('customer-name').textContent = me.first_name
  at('customer-avatar').replaceWith(Object.assign(avatar(me.first_name, me.id), { id: 'customer-avatar' }))
  at('customer').setAttribute('aria-label', 'Customer ' + me.first_name + ', switch')
}

/* The stream */
const sided = (message) => ({ ...message, side: message.sender.id === me.id ? 'out' : 'in' })

/** The keyboard comes just before its message. */
function showReply(reply) {
  const asking = reply?.markup.force_reply && !messages.has(reply.messageId)
  if (asking) waitingReply = reply
  else composer.show(reply, messages.get(reply?.messageId))
}
let waitingReply

function follow() {
  const stream = new EventSource('/sandbox/events?user=' + me.id + '&chat=' + chatId)
  const on = (name, act) => stream.addEventListener(name, (event) => act(JSON.parse(event.data)))
  on('snapshot', (snapshot) => {
    bot = snapshot.bot
    messages.clear()
    for (const message of snapshot.messages) messages.set(message.id, sided(message))
    room = snapshot.chat
    first = true
    showBot()
    refresh()
    showReply(snapshot.reply)
  })
  on('bot', (told) => { bot = told; showBot() })
  on('action', ({ action }) => showBusy(action))
  on('reply', showReply)
  on('message', ({ change, message }) => {
    if (change === 'deleted') messages.delete(message.id)
    else messages.set(message.id, sided(message))
    if (message.from === 'bot') showBusy()
    refresh()
    if (waitingReply?.messageId === message.id) {
      showReply(waitingReply)
      waitingReply = undefined
    }
  })
}

const given = { first_name: query.get('name') ?? '', language_code: query.get('lang') ?? '' }
Object.assign(me, await post('user', { id: me.id, ...given }))
speak(me.language_code ?? '')
showMe()
follow()
`
