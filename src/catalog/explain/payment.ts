import type { Explanations } from './explanation.ts'

/** `payment:` of shop.yaml. */
export const paymentExplained: Explanations = {
  'method-unknown': {
    title: 'Not a way to pay',
    means: 'Ways to pay are telegram (cards, by a provider), stars and on-delivery.',
    why: 'Customers could not choose it.',
    file: 'shop.yaml',
    wrong: 'payment: {methods: [cash]}\n',
    right: 'payment: {methods: [on-delivery]}\n',
  },
  'method-currency': {
    title: 'A way to pay that does not fit the currency',
    means: 'Stars pay for prices in XTR and for nothing else; cards and cash pay for all others.',
    why: 'A shop counts in one currency.',
    file: 'shop.yaml',
    wrong: 'currency: UAH\npayment: {methods: [telegram, stars]}\n',
    right: 'currency: UAH\npayment: {methods: [telegram]}\n',
  },
  'ask-unknown': {
    title: 'Something that cannot be asked for',
    means: 'The bot asks customers for name, phone and email.',
    why: "These are what Telegram's invoices can ask for; the address is asked by the way of delivery.",
    file: 'shop.yaml',
    wrong: 'payment: {ask: [name, address]}\n',
    right: 'payment: {ask: [name, phone]}\n',
  },
  'tips-invalid': {
    title: 'Tips that Telegram refuses',
    means:
      '"max" is the most that may be given; up to four suggested tips rise from small to large, none above it.',
    why: 'Telegram refuses the whole invoice otherwise. Bot API: sendInvoice',
    file: 'shop.yaml',
    wrong: 'payment: {methods: [telegram], tips: {max: 100, suggested: [50, 20]}}\n',
    right: 'payment: {methods: [telegram], tips: {max: 100, suggested: [20, 50]}}\n',
  },
  'tips-in-stars': {
    title: 'Tips with Stars',
    means: 'The shop is paid in Telegram Stars, where there are no tips.',
    why: 'Telegram refuses the invoice.',
    file: 'shop.yaml',
    wrong: 'currency: XTR\npayment: {tips: {max: 100}}\n',
    right: 'currency: XTR\n',
  },
  'tips-unused': {
    title: 'Tips that nobody can give',
    means: 'Tips are given on the invoice of a provider, and the shop sends no such invoice.',
    why: 'The field has no effect: add telegram to the methods, or leave it out.',
    file: 'shop.yaml',
    wrong: 'payment: {methods: [on-delivery], tips: {max: 100}}\n',
    right: 'payment: {methods: [on-delivery]}\n',
  },
}
