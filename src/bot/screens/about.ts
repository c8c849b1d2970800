import { limits } from '../../telegram/limits.ts'
import { html } from '../../telegram/text.ts'
import type { Say } from '../texts.ts'
import { button, fitting, type Screen, titleOf, type Viewer } from './screen.ts'

export function helpScreen(viewer: Viewer): Screen {
  return told(viewer, viewer.say('help', { shop: titleOf(viewer, viewer.shop.name) }))
}

export function supportScreen(viewer: Viewer): Screen {
  const { say, shop } = viewer
  return told(
    viewer,
    shop.support ? say('support', { support: titleOf(viewer, shop.support) }) : say('support-none'),
  )
}

/** Bot API, payments: a bot that takes money answers /paysupport. */
export function paySupportScreen(viewer: Viewer): Screen {
  const { say, shop } = viewer
  return told(
    viewer,
    shop.support
      ? say('paysupport', { support: titleOf(viewer, shop.support) })
      : say('support-none'),
  )
}

/** What the shop itself says it keeps, else what this bot does keep. */
export function privacyScreen(viewer: Viewer): Screen {
  const { say, shop } = viewer
  return told(viewer, shop.privacy ? titleOf(viewer, shop.privacy) : say('privacy'))
}

/** Asks before anything is erased, and says what is. */
export function forgetScreen({ say }: Viewer): Screen {
  return {
    text: html`${say('forget-ask')}`,
    keyboard: [
      [button(say('forget-yes'), { do: 'forget' })],
      [button(say('forget-no'), { do: 'menu' })],
    ],
  }
}

export function forgottenScreen(viewer: Viewer): Screen {
  return told(viewer, viewer.say('forgotten'))
}

export function termsScreen(viewer: Viewer): Screen {
  const { say, shop } = viewer
  return told(viewer, shop.terms ? titleOf(viewer, shop.terms) : say('terms-none'))
}

/** Each language by its own name. */
export function languageScreen(viewer: Viewer, sayIn: (language: string) => Say): Screen {
  return {
    text: html`${viewer.say('language-title')}`,
    keyboard: [
      ...viewer.shop.languages.map((code) => {
        const mark = code === viewer.language ? '✓ ' : ''
        return [button(mark + sayIn(code)('language-name'), { do: 'language', code })]
      }),
      [button(viewer.say('open-menu'), { do: 'menu' })],
    ],
  }
}

function told(viewer: Viewer, text: string): Screen {
  return {
    ...fitting(html`${text}`, limits.text),
    keyboard: [[button(viewer.say('open-menu'), { do: 'menu' })]],
  }
}
