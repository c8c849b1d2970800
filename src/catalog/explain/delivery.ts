import type { Explanations } from './explanation.ts'

/** `delivery:` of shop.yaml. */
export const deliveryExplained: Explanations = {
  'country-unknown': {
    title: 'Not the code of a country',
    means: 'Countries are written as the two letters of ISO 3166-1.',
    why: 'Telegram gives the address of a customer with such a code. The United Kingdom is GB.',
    file: 'shop.yaml',
    wrong: 'delivery:\n  - {id: post, title: Post, price: 120, countries: [Ukraine]}\n',
    right: 'delivery:\n  - {id: post, title: Post, price: 120, countries: [UA]}\n',
  },
  'delivery-unused': {
    title: 'Ways of delivery that nobody is asked for',
    means: 'All products are delivered in the chat.',
    why: 'The field has no effect: leave it out, or sell something that is sent.',
    file: 'shop.yaml',
    wrong: 'currency: XTR\ndelivery:\n  - {id: post, title: Post, price: 120}\n',
    right: 'currency: XTR\n',
  },
}
