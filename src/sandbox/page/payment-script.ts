/** The payment sheet: goods, prices, tips, the customer's data, a test card. */
export const paymentScript = `
import { make, money, pictureOf, svg } from '/message.js'
import { formBlocks, infoOf, optionList, priceOf } from '/shipping.js'

const cards = [
  { number: '4242 4242 4242 4242', name: 'Test 4242 4242 4242 4242', fail: false },
  { number: '4000 0000 0000 0002', name: 'Declined 4000 0000 0000 0002', fail: true },
]
const reasons = {
  BOT_PRECHECKOUT_TIMEOUT: 'The bot did not answer in time. You have not been charged.',
  BOT_SHIPPING_TIMEOUT: 'The bot did not say in time what delivery costs. Try again.',
  PAYMENT_FAILED: 'Your card was declined. You have not been charged.',
}

/** Shows the sheet for an invoice message; quote(form) asks for delivery options, pay(form) resolves with {paid, reason}. */
export function openSheet(message, botName, customer, { quote, pay }) {
  const sheet = document.getElementById('sheet')
  const { invoice: offer, exponent } = message
  const { title, description, currency } = offer.invoice
  const sum = (amount) => money(amount, currency, exponent)
  const stars = currency === 'XTR'
  let tip = 0
  let quoted
  let option

  const close = make('button', { type: 'button', class: 'close' }, 'Cancel')
  close.addEventListener('click', () => sheet.close())
  const goods = make('div', { class: 'goods' },
    offer.photoUrl ? make('img', { src: pictureOf(offer), alt: '' }) : '',
    make('div', {}, make('h3', {}, title), make('p', {}, description), make('small', {}, botName)))
  const lines = make('dl', { class: 'lines', 'aria-label': 'Items' })
  const payButton = make('button', { type: 'submit', class: 'pay' })
  const refused = make('p', { class: 'refused', role: 'alert', hidden: true })

  const total = () => offer.invoice.total_amount + tip + (option ? priceOf(option) : 0)
  const mustAsk = () => offer.flexible && !quoted
  function fillLines() {
    const rows = offer.prices.map(({ label, amount }) => [label, sum(amount), ''])
    if (option) rows.push(...option.prices.map(({ label, amount }) => [label, sum(amount), '']))
    if (tip > 0) rows.push(['Tip', sum(tip), ''])
    rows.push(['Total', sum(total()), 'total'])
    lines.replaceChildren(...rows.flatMap(([label, value, kind]) => [make('dt', { class: kind }, label), make('dd', { class: kind }, value)]))
    payButton.textContent = mustAsk() ? 'Continue to delivery' : (stars ? 'Confirm and pay ' : 'Pay ') + sum(total())
  }
  fillLines()

  const blocks = formBlocks(offer, customer)
  const delivery = make('div', { class: 'delivery' })
  const card = stars ? undefined : cardField()
  const form = make('form', {}, make('header', {}, close, make('h2', {}, stars ? 'Confirm your purchase' : 'Checkout')), goods, lines,
    offer.maxTip > 0 ? tips(offer, sum, (amount) => { tip = amount; fillLines() }) : '',
    ...blocks, delivery, card ? make('div', { class: 'fields' }, card) : '',
    refused, make('p', { class: 'note' }, 'A sandbox: no money moves.'), make('footer', {}, payButton))

  // Another address may cost something else.
  form.addEventListener('input', (event) => {
    if (!quoted || !event.target.closest('[aria-label="Delivery address"]')) return
    quoted = option = undefined
    delivery.replaceChildren()
    fillLines()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    refused.hidden = true
    payButton.disabled = true
    payButton.setAttribute('aria-busy', 'true')
    const info = infoOf(new FormData(form))
    const answer = await (mustAsk() ? quote(info) : payNow(info))
    payButton.disabled = false
    payButton.removeAttribute('aria-busy')
    if (answer.paid) return showPaid(sheet, sum(total()), botName)
    if (answer.accepted) return showOptions(answer)
    refused.textContent = reasons[answer.reason] ?? answer.reason
    refused.hidden = false
    refused.scrollIntoView({ block: 'nearest' })
  })
  const payNow = (info) => pay({
    tip, ...info,
    ...(quoted ? { quoteId: quoted, shippingOption: option.id } : {}),
    fail: card ? cards[card.querySelector('select').selectedIndex].fail : false,
  })
  function showOptions({ quoteId, options }) {
    quoted = quoteId
    option = options[0]
    delivery.replaceChildren(optionList(options, sum, (chosen) => { option = chosen; fillLines() }))
    fillLines()
    delivery.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }
  sheet.replaceChildren(form)
  sheet.showModal()
  payButton.focus({ preventScroll: true })
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
