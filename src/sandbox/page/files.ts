import { composerScript } from './composer-script.ts'
import { entitiesScript } from './entities-script.ts'
import { menusScript } from './menus-script.ts'
import { messageScript } from './message-script.ts'
import { pageHtml } from './page-html.ts'
import { pageScript } from './page-script.ts'
import { partsScript } from './parts-script.ts'
import { paymentScript } from './payment-script.ts'
import { shippingScript } from './shipping-script.ts'
import { bubbleStyle } from './style-bubbles.ts'
import { composerStyle } from './style-composer.ts'
import { frameStyle } from './style-frame.ts'
import { sheetStyle } from './style-sheets.ts'

const script = 'text/javascript; charset=utf-8'

/**
 * The chat page's files by path. They are texts in modules, so that the bundle carries them; the
 * browser loads the scripts as modules, as they are.
 */
export const pageFiles: ReadonlyMap<string, { readonly type: string; readonly body: string }> =
  new Map([
    ['/', { type: 'text/html; charset=utf-8', body: pageHtml }],
    [
      '/page.css',
      {
        type: 'text/css; charset=utf-8',
        body: frameStyle + composerStyle + bubbleStyle + sheetStyle,
      },
    ],
    ['/page.js', { type: script, body: pageScript }],
    ['/message.js', { type: script, body: messageScript }],
    ['/composer.js', { type: script, body: composerScript }],
    ['/menus.js', { type: script, body: menusScript }],
    ['/parts.js', { type: script, body: partsScript }],
    ['/shipping.js', { type: script, body: shippingScript }],
    ['/entities.js', { type: script, body: entitiesScript }],
    ['/payment.js', { type: script, body: paymentScript }],
  ])
