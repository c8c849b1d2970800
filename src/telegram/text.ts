export { codePoints, cutText } from './cut.ts'
export { cutHtml, type Html, html, htmlLength, joinHtml } from './html.ts'
export { type FormattedText, type MessageEntity, parseHtml } from './parse-html.ts'
