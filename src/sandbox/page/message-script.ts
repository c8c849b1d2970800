/** Messages as DOM: bubbles, albums, keyboards, invoices, service lines. */
export const messageScript = `
import { renderText } from '/entities.js'
import { partsOf } from '/parts.js'

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== undefined && child !== ''))
  return element
}

export function svg(viewBox, path) {
  const space = 'http://www.w3.org/2000/svg'
  const element = document.createElementNS(space, 'svg')
  element.setAttribute('viewBox', viewBox)
  element.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(space, 'path')
  line.setAttribute('d', path)
  element.append(line)
  return element
}

let language = 'en'

/** Money is written as the customer's language does, as in the bot's own messages. */
export function speak(code) {
  try { language = Intl.getCanonicalLocales(code)[0] ?? 'en' } catch { language = 'en' }
}

/** Exact money: the digits are moved as text, as the shop does. */
export function money(amount, currency, exponent) {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const exact = (amount < 0 ? '-' : '') + digits.slice(0, digits.length - exponent) + (exponent ? '.' + digits.slice(-exponent) : '')
  if (currency === 'XTR') return '⭐ ' + exact
  return new Intl.NumberFormat(language, {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: exponent, maximumFractionDigits: exponent,
  }).format(exact)
}

/** One message, or several of one album. */
export function renderBlock(messages, actions) {
  const message = messages[0]
  if (message.payment || message.refund) return renderService(message, actions)
  const bubble = make('div', { class: 'bubble' })
  if (message.invoice) fillInvoice(bubble, message, actions)
  else fillBubble(bubble, messages, actions)
  const stack = make('div', { class: 'stack' }, bubble)
  if (message.photo || message.invoice) stack.classList.add('wide')
  const keyboard = renderKeyboard(messages[messages.length - 1], actions)
  if (keyboard) {
    stack.classList.add('keyed')
    stack.append(keyboard)
  }
  return make('li', { class: 'block ' + message.side, 'data-message-id': message.id, 'data-from': message.from }, stack)
}

function renderService(message, actions) {
  const { payment, refund, exponent } = message
  const paid = payment ?? refund
  const sum = money(paid.total_amount, paid.currency, exponent)
  const title = actions.titleOf(paid.telegram_payment_charge_id)
  const words = payment ? 'You paid ' + sum + (title ? ' for ' + title : '') : 'You got a refund of ' + sum
  return make('li', { class: 'block service', 'data-message-id': message.id }, make('p', {}, words))
}

function fillBubble(bubble, messages, actions) {
  const parts = partsOf(messages[0], actions)
  if (parts.length > 0) bubble.append(make('div', { class: 'parts' }, ...parts))
  const photos = messages.filter(({ photo }) => photo)
  if (photos.length > 0) {
    bubble.classList.add('pictured')
    bubble.append(renderPictures(photos))
  }
  const { text, entities } = messages.find((message) => message.text) ?? { text: '', entities: [] }
  const meta = renderMeta(messages[0])
  if (text === '') {
    if (photos.length > 0) bubble.classList.add('bare')
    bubble.append(meta)
    return
  }
  bubble.append(make('div', { class: 'words', dir: 'auto' }, ...renderText(text, entities, actions), meta))
}

function renderPictures(messages) {
  const grid = make('div', { class: 'pictures' })
  const count = messages.length
  if (count > 1) {
    grid.classList.add('many')
    if (count === 2) grid.classList.add('two')
    else if (count === 4) grid.classList.add('four')
    else if (count % 3 === 1) grid.classList.add('odd')
    else if (count % 3 === 2) grid.classList.add('pair')
    if (count === 3) grid.classList.add('odd', 'pair')
  }
  for (const { id, photo } of messages) {
    const image = make('img', { src: '/sandbox/photo/' + photo.file_id, alt: 'Photo', width: photo.width, height: photo.height })
    if (count === 1) image.style.aspectRatio = String(Math.min(Math.max(photo.width / photo.height, 0.8), 1.9))
    grid.append(make('figure', count > 1 ? { 'data-message-id': id } : {}, image))
  }
  return grid
}

function renderMeta({ date, edited, from, side }) {
  const time = new Date(date * 1000)
  const clock = time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false })
  // Telegram does not say it of a bot's messages, which change all the time.
  const mark = edited && from === 'user' ? 'edited' : ''
  const meta = make('span', { class: 'meta' }, mark, make('time', { datetime: time.toISOString() }, clock))
  if (side === 'out') meta.append(svg('0 0 17 11', 'M1 6l3.5 3.5L11 2M8 9.2 15.5 2'))
  return meta
}

function fillInvoice(bubble, message, actions) {
  const { invoice, exponent } = message
  const parts = partsOf(message, actions)
  if (parts.length > 0) bubble.append(make('div', { class: 'parts' }, ...parts))
  const { title, description, currency, total_amount } = invoice.invoice
  bubble.classList.add('pictured')
  if (invoice.photoUrl) bubble.append(make('div', { class: 'pictures' }, make('img', { src: pictureOf(invoice), alt: title })))
  const sum = make('span', { class: 'sum' }, money(total_amount, currency, exponent), make('small', {}, invoice.chargeId ? 'PAID' : 'TEST INVOICE'))
  bubble.append(make('div', { class: 'invoice' }, make('h2', {}, title), make('p', {}, description), sum, renderMeta(message)))
}

/** The sandbox draws a placeholder: nothing is fetched from elsewhere. */
export const pictureOf = ({ photoUrl }) => '/sandbox/picture?url=' + encodeURIComponent(photoUrl)

function renderKeyboard(message, actions) {
  const rows = message.keyboard.length > 0 || !message.invoice ? message.keyboard : [[{ text: '', pay: true }]]
  if (rows.length === 0) return undefined
  const keyboard = make('div', { class: 'keyboard', role: 'group', 'aria-label': 'Buttons' })
  for (const row of rows) keyboard.append(make('div', {}, ...row.map((button) => renderKey(button, message, actions))))
  return keyboard
}

function renderKey(button, message, actions) {
  const kind = button.pay ? 'pay' : button.url ? 'url' : button.copy_text ? 'copy' : 'callback'
  const key = make('button', { type: 'button', class: 'key', 'data-kind': kind }, button.pay ? payText(button, message) : button.text)
  key.addEventListener('click', async () => {
    if (key.getAttribute('aria-busy') === 'true') return
    key.setAttribute('aria-busy', 'true')
    await actions.press(button, message)
    key.removeAttribute('aria-busy')
  })
  return key
}

function payText(button, { invoice, exponent }) {
  if (invoice?.chargeId) return 'Receipt'
  return button.text.replaceAll('XTR', '⭐') || 'Pay ' + money(invoice.invoice.total_amount, invoice.invoice.currency, exponent)
}
`
