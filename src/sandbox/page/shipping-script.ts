/** The part of the payment sheet about the customer: contact, address, and what delivery there costs. */
export const shippingScript = `
import { make } from '/message.js'

/** The fields that the invoice asks for, in two blocks. */
export function formBlocks(offer, customer) {
  const text = (label, name, type, value, autocomplete, required = true) =>
    make('label', {}, label, make('input', { name, type, value, required, autocomplete, placeholder: label }))
  const contact = [
    offer.needName && text('Name', 'name', 'text', customer.first_name, 'name'),
    offer.needPhone && text('Phone', 'phone_number', 'tel', '380441234567', 'tel'),
    offer.needEmail && text('Email', 'email', 'email', 'customer@example.com', 'email'),
  ].filter(Boolean)
  const address = !offer.needAddress ? [] : [
    text('Country', 'country_code', 'text', 'UA', 'country'),
    text('City', 'city', 'text', 'Kyiv', 'address-level2'),
    text('State', 'state', 'text', '', 'address-level1', false),
    text('Address', 'street_line1', 'text', 'Khreshchatyk 1', 'address-line1'),
    text('Flat', 'street_line2', 'text', '', 'address-line2', false),
    text('Postcode', 'post_code', 'text', '01001', 'postal-code'),
  ]
  const block = (label, fields) => make('div', { class: 'fields', role: 'group', 'aria-label': label }, ...fields)
  return [address.length > 0 && block('Delivery address', address), contact.length > 0 && block('Contact', contact)].filter(Boolean)
}

/** {orderInfo, shippingAddress} of what was typed. */
export function infoOf(data) {
  const { country_code, state, city, street_line1, street_line2, post_code, card, shipping, ...orderInfo } = Object.fromEntries(data)
  if (country_code === undefined) return { orderInfo }
  return { orderInfo, shippingAddress: { country_code: country_code.toUpperCase(), state, city, street_line1, street_line2, post_code } }
}

export const priceOf = (option) => option.prices.reduce((total, { amount }) => total + amount, 0)

/** Radio buttons of the delivery options; choose(option) when one is taken. */
export function optionList(options, sum, choose) {
  const group = make('fieldset', { class: 'options' }, make('legend', {}, 'Delivery'))
  options.forEach((option, i) => {
    const radio = make('input', { type: 'radio', name: 'shipping', value: option.id, checked: i === 0 })
    radio.addEventListener('change', () => choose(option))
    const price = priceOf(option)
    group.append(make('label', {}, radio, make('span', {}, option.title), make('span', {}, price === 0 ? 'Free' : sum(price))))
  })
  return group
}
`
