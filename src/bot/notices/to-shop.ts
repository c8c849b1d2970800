import type { NoticeView } from '../../client/wire/notice.ts'
import { limits } from '../../telegram/limits.ts'
import { cutHtml, type Html, html, joinHtml } from '../../telegram/text.ts'
import { refundButtons, resolveButtons } from '../desk/money-buttons.ts'
import type { Button, Screen, Viewer } from '../screens/screen.ts'
import { Facts } from './facts.ts'

/** What the people of the shop are told, with what they can do about it; undefined: another kind. */
export function shopNotice(viewer: Viewer, notice: NoticeView): Screen | undefined {
  const { say } = viewer
  const facts = new Facts(notice.facts)
  const amount = facts.money(viewer, 'amount')
  switch (notice.kind) {
    case 'payment-raised': {
      const reason = say(`raised-${facts.text('outcome')}`)
      const opening = say('notice-payment-raised', { amount, reason })
      const lines = [html`<b>${opening}</b>`, ...references(viewer, facts)]
      if (facts.has('resolution')) {
        const decided = say(`notice-resolution-${facts.text('resolution')}`)
        return screen([...lines, html`${decided}`])
      }
      return screen(lines, resolveButtons(viewer, facts.text('chargeId'), facts.has('number')))
    }
    case 'refund-due': {
      const how = say(`refund-how-${facts.text('method')}`)
      return screen(
        [
          html`<b>${say('notice-refund-due', { amount })}</b>`,
          html`${how}`,
          ...references(viewer, facts),
        ],
        refundButtons(viewer, facts.text('refund')),
      )
    }
    case 'refund-failed': {
      const why = say('notice-why', { error: facts.text('error') })
      return screen([
        html`<b>${say('notice-refund-failed', { amount })}</b>`,
        ...(facts.has('error') ? [html`${why}`] : []),
        ...references(viewer, facts),
      ])
    }
    case 'ledger-gap': {
      const theirs = facts.money(viewer, 'theirs')
      const key = facts.number('theirs') > 0 ? 'notice-ledger-differs' : 'notice-ledger-gap'
      return screen([html`<b>${say(key, { amount, theirs })}</b>`, ...references(viewer, facts)])
    }
    case 'update-set-aside':
      return screen([
        html`<b>${say('notice-update-set-aside')}</b>`,
        html`${say('notice-why', { error: facts.text('error') })}`,
        ...references(viewer, facts),
      ])
    default:
      return undefined
  }
}

function screen(lines: readonly Html[], buttons: readonly Button[][] = []): Screen {
  return { text: cutHtml(joinHtml(lines), limits.text), keyboard: buttons }
}

/** What to look for elsewhere, each to be copied by a tap. */
function references({ say }: Viewer, facts: Facts): Html[] {
  const customer = facts.text('customerId')
  return [
    ...(facts.has('number')
      ? [html`${say('notice-order', { number: facts.text('number') })}`]
      : []),
    ...(facts.has('chargeId')
      ? [html`${say('notice-charge')} <code>${facts.text('chargeId')}</code>`]
      : []),
    ...(facts.has('providerChargeId')
      ? [html`${say('notice-provider-charge')} <code>${facts.text('providerChargeId')}</code>`]
      : []),
    ...(facts.has('customerId')
      ? [html`${say('notice-customer')} <a href="tg://user?id=${customer}">${customer}</a>`]
      : []),
  ]
}
