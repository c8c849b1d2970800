import { entitiesScript } from './entities-script.ts'
import { messageScript } from './message-script.ts'
import { pageHtml } from './page-html.ts'
import { pageScript } from './page-script.ts'
import { paymentScript } from './payment-script.ts'
import { bubbleStyle } from './style-bubbles.ts'
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
    ['/page.css', { type: 'text/css; charset=utf-8', body: frameStyle + bubbleStyle + sheetStyle }],
    ['/page.js', { type: script, body: pageScript }],
    ['/message.js', { type: script, body: messageScript }],
    ['/entities.js', { type: script, body: entitiesScript }],
    ['/payment.js', { type: script, body: paymentScript }],
  ])
