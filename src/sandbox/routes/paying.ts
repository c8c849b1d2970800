import type { OrderInfo, ShippingAddress } from '../bot-api.ts'
import type { InvoicePlace, PaymentForm } from '../checkout.ts'
import { flagParam, integerParam, isRecord, type Params, textParam } from '../params.ts'
import { type Route, whole } from './route.ts'

/** The payment sheet's way: options for the address, pre-checkout, charge. */
export const paying = {
  'quote-shipping': (control, params) =>
    control.quoteShipping(whole(params, 'user'), placeOf(params), formOf(params)),
  pay: (control, params) =>
    control.pay(whole(params, 'user'), placeOf(params), {
      ...formOf(params),
      fail: flagParam(params, 'fail'),
    }),
  'begin-payment': (control, params) =>
    control.beginPayment(whole(params, 'user'), placeOf(params), formOf(params)),
  'finish-payment': (control, params) => control.finishPayment(textParam(params, 'payment')),
} satisfies Record<string, Route>

/** A message, of the private chat unless `chat` says where, or the link of an invoice. */
function placeOf(params: Params): InvoicePlace {
  const messageId = integerParam(params, 'message')
  const chatId = integerParam(params, 'chat')
  if (messageId === undefined) return textParam(params, 'link')
  return chatId === undefined ? messageId : { chatId, messageId }
}

function formOf(params: Params): PaymentForm {
  const { orderInfo, shippingAddress } = params.values
  const shippingOption = textParam(params, 'shippingOption')
  const quoteId = textParam(params, 'quoteId')
  return {
    tip: integerParam(params, 'tip') ?? 0,
    // Told to the bot as the customer wrote it, whatever it is.
    ...(isRecord(orderInfo) && { orderInfo: orderInfo as OrderInfo }),
    ...(isRecord(shippingAddress) && {
      shippingAddress: shippingAddress as unknown as ShippingAddress,
    }),
    ...(shippingOption !== '' && { shippingOption }),
    ...(quoteId !== '' && { quoteId }),
  }
}
