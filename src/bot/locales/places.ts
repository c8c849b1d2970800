import { limits } from '../../telegram/limits.ts'

export interface TextPlace {
  readonly where: 'message' | 'button' | 'answer' | 'command'
  /** In code points; what is longer is cut, or is no button any more that a thumb can read. */
  readonly most: number
}

/** Where customers and staff see a text of the bot. */
export function placeOf(key: string): TextPlace {
  if (key.startsWith('command-')) return { where: 'command', most: limits.commandDescription }
  if (buttons.has(key) || /^(method|change|resolve|desk-move)-/.test(key))
    return { where: 'button', most: buttonRoom }
  if (answers.has(key) || /^(pay-refused|desk-no)-/.test(key))
    return { where: 'answer', most: limits.alert }
  return { where: 'message', most: limits.text }
}

/** Telegram names no bound for the text of a button; a telephone shows no more of it than this. */
const buttonRoom = 60

/** Shown over the chat, or as the reason of a payment that was refused. */
const answers: ReadonlySet<string> = new Set([
  'added',
  'cart-cleared',
  'desk-asked-privately',
  'desk-changed',
  'desk-not-yours',
  'desk-refund-asked',
  'desk-write-first',
  'failed',
  'gone',
  'invoice-sent',
  'language-chosen',
  'not-held',
  'only-alone',
  'only-left',
  'order-cancelled',
  'pay-out-of-bounds',
  'pay-unready',
  'shipping-nowhere',
  'stale',
  'waking',
])

const buttons: ReadonlySet<string> = new Set([
  'add-to-cart',
  'cart-clear',
  'checkout',
  'code-drop',
  'desk-accept',
  'desk-add-person',
  'desk-add-product',
  'desk-back-to-order',
  'desk-back-to-product',
  'desk-cancel',
  'desk-cancel-yes',
  'desk-do-not-count',
  'desk-drop',
  'desk-due-refunds-button',
  'desk-find-order',
  'desk-find-product',
  'desk-here',
  'desk-hide',
  'desk-home',
  'desk-make-admin',
  'desk-make-moderator',
  'desk-no-tracking',
  'desk-older',
  'desk-open-orders',
  'desk-open-orders-count',
  'desk-people',
  'desk-photo-button',
  'desk-price-button',
  'desk-products',
  'desk-raised-button',
  'desk-refund',
  'desk-refund-keep',
  'desk-refund-part',
  'desk-refund-restock',
  'desk-retry',
  'desk-set-aside-button',
  'desk-show',
  'desk-skip',
  'desk-sold-out',
  'desk-stock-button',
  'desk-take-role',
  'desk-title-button',
  'forget-no',
  'forget-yes',
  'go-back',
  'in-cart',
  'keyboard-away',
  'language-name',
  'notice-open-order',
  'open-cart',
  'open-cart-count',
  'open-language',
  'open-menu',
  'open-order',
  'open-orders',
  'order-cancel',
  'order-goods',
  'order-more',
  'order-pay',
  'order-repeat',
  'page',
  'place-free',
  'place-on-delivery',
  'place-pay',
  'refund-done',
  'refund-impossible',
  'share-address',
  'share-phone',
])
