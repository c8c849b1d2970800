/** The payment sheet: goods, prices, tips, the customer's data, a test card. */
export const paymentScript = `
import { make, money, pictureOf, svg } from '/message.js'

const cards = [
  { number: '4242 4242 4242 4242', name: 'Test 4242 4242 4242 4242', fail: false },
  { number: '4000 0000 0000 0002', name: 'Declined 4000 0000 0000 0002', fail: true },
]
const reasons = {
  BOT_PRECHECKOUT_TIMEOUT: 'The bot did not answer in time. You have not been charged.',
  BOT_SHIPPING_TIMEOUT: 'The bot did not answer in time. You have not been charged.',
  PAYMENT_FAILED: 'Your card was declined. You have not been charged.',
}

/** Shows the sheet for an invoice message; pay(form) resolves with {paid, reason}. */
export function openSheet(message, botName, customer, pay) {
  const sheet = document.getElementById('sheet')
  const { invoice: offer, exponent } = message
  const { title, description, currency } = offer.invoice
  const sum = (amount) => money(amount, currency, exponent)
  const stars = currency === 'XTR'
  let tip = 0

  const close = make('button', { type: 'button', class: 'close' }, 'Cancel')
  close.addEventListener('click', () => sheet.close())
  const goods = make('div', { class: 'goods' },
    offer.photoUrl ? make('img', { src: pictureOf(offer), alt: '' }) : '',
    make('div', {}, make('h3', {}, title), make('p', {}, description), make('small', {}, botName)))
  const lines = make('dl', { class: 'lines', 'aria-label': 'Items' })
  const payButton = make('button', { type: 'submit', class: 'pay' })
  const refused = make('p', { class: 'refused', role: 'alert', hidden: true })

  const total = () => offer.invoice.total_amount + tip
  function fillLines() {
    const rows = offer.prices.map(({ label, amount }) => [label, sum(amount), ''])
    if (tip > 0) rows.push(['Tip', sum(tip), ''])
    rows.push(['Total', sum(total()), 'total'])
    lines.replaceChildren(...rows.flatMap(([label, value, kind]) => [make('dt', { class: kind }, label), make('dd', { class: kind }, value)]))
    payButton.textContent = (stars ? 'Confirm and pay ' : 'Pay ') + sum(total())
  }
  fillLines()

  const fields = formFields(offer, customer)
  const card = stars ? undefined : cardField()
  const form = make('form', {}, make('header', {}, close, make('h2', {}, stars ? 'Confirm your purchase' : 'Checkout')), goods, lines,
    offer.maxTip > 0 ? tips(offer, sum, (amount) => { tip = amount; fillLines() }) : '',
    fields.length || card ? make('div', { class: 'fields' }, ...fields, card ?? '') : '',
    refused, make('p', { class: 'note' }, 'A sandbox: no money moves.'), make('footer', {}, payButton))

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    refused.hidden = true
    payButton.disabled = true
    payButton.setAttribute('aria-busy', 'true')
    const done = await pay({ tip, orderInfo: orderInfoOf(new FormData(form)), fail: card ? cards[card.querySelector('select').selectedIndex].fail : false })
    payButton.disabled = false
    payButton.removeAttribute('aria-busy')
    if (done.paid) return showPaid(sheet, sum(total()), botName)
    refused.textContent = reasons[done.reason] ?? done.reason
    refused.hidden = false
    refused.scrollIntoView({ block: 'nearest' })
  })
  sheet.replaceChildren(form)
  sheet.showModal()
  payButton.focus({ preventScroll: true })
}

function formFields(offer, customer) {
  const text = (label, name, type, value, autocomplete) =>
    make('label', {}, label, make('input', { name, type, value, required: true, autocomplete, placeholder: label }))
  return [
    offer.needName && text('Name', 'name', 'text', customer.first_name, 'name'),
    offer.needPhone && text('Phone', 'phone_number', 'tel', '380441234567', 'tel'),
    offer.needEmail && text('Email', 'email', 'email', 'customer@example.com', 'email'),
    offer.needAddress && text('Country', 'country_code', 'text', 'UA', 'country'),
    offer.needAddress && text('City', 'city', 'text', 'Kyiv', 'address-level2'),
    offer.needAddress && text('Address', 'street_line1', 'text', 'Khreshchatyk 1', 'address-line1'),
    offer.needAddress && text('Postcode', 'post_code', 'text', '01001', 'postal-code'),
  ].filter(Boolean)
}

function orderInfoOf(data) {
  const { country_code, city, street_line1, post_code, card, ...info } = Object.fromEntries(data)
  if (country_code === undefined) return info
  return { ...info, shipping_address: { country_code, state: '', city, street_line1, street_line2: '', post_code } }
}

const cardField = () =>
  make('label', {}, 'Card', make('select', { name: 'card' }, ...cards.map(({ number, name }) => make('option', { value: number }, name))))

function tips(offer, sum, choose) {
  const group = make('div', { class: 'tips', role: 'group', 'aria-label': 'Tip' })
  for (const amount of offer.suggestedTips) {
    const chip = make('button', { type: 'button', 'aria-pressed': 'false' }, sum(amount))
    chip.addEventListener('click', () => {
      const chosen = chip.getAttribute('aria-pressed') !== 'true'
      for (const other of group.children) other.setAttribute('aria-pressed', String(chosen && other === chip))
      choose(chosen ? amount : 0)
    })
    group.append(chip)
  }
  return group
}

function showPaid(sheet, sum, botName) {
  const check = svg('0 0 48 48', 'M14 25l7 7 14-15')
  sheet.replaceChildren(make('div', { class: 'paid', role: 'status' }, check, make('strong', {}, 'Payment successful'), make('span', {}, sum + ' to ' + botName)))
  setTimeout(() => sheet.close(), 1500)
}
`
