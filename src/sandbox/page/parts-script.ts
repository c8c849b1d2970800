/** Parts of a bubble that are no text: who wrote it, what it answers, contacts and places. */
export const partsScript = `
import { make, svg } from '/message.js'

/** What stands above the words, or instead of them. */
export function partsOf(message, { group }) {
  const { sender, forwardedFrom, replyTo, contact, location } = message
  return [
    group && message.side === 'in' ? make('div', { class: 'sender', 'data-tone': sender.id % 6 }, sender.name) : undefined,
    forwardedFrom ? make('div', { class: 'forwarded' }, 'Forwarded from ', make('strong', {}, forwardedFrom)) : undefined,
    replyTo ? make('div', { class: 'quote' }, make('strong', {}, replyTo.name), make('span', {}, replyTo.text || 'a message')) : undefined,
    contact ? contactCard(contact) : undefined,
    location ? map(location) : undefined,
  ].filter(Boolean)
}

function contactCard({ first_name, phone_number }) {
  const letter = [...first_name][0]?.toUpperCase() ?? ''
  return make('div', { class: 'contact' }, make('span', { class: 'avatar', 'data-tone': '2', 'aria-hidden': 'true' }, letter),
    make('div', {}, make('strong', {}, first_name), make('span', {}, '+' + phone_number.replace(/^[+]/, ''))))
}

/** A drawn map: nothing is fetched from elsewhere. */
function map({ latitude, longitude }) {
  const pin = svg('0 0 24 24', 'M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5z')
  return make('div', { class: 'map', role: 'img', 'aria-label': 'Location ' + latitude + ', ' + longitude }, pin, make('small', {}, latitude.toFixed(4) + ', ' + longitude.toFixed(4)))
}
`
