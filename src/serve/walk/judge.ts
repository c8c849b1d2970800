import { encodeAction } from '../../bot/action.ts'
import type { Screen } from '../../bot/screens/screen.ts'
import { limits } from '../../telegram/limits.ts'
import { htmlLength } from '../../telegram/text.ts'

/** Why Telegram would refuse a screen; undefined: it would not. Bot API: sendMessage, InlineKeyboardMarkup */
export function refusalOf({ text, photo, keyboard }: Screen): string | undefined {
  const length = htmlLength(text)
  const most = photo ? limits.caption : limits.text
  if (length < 1 || length > most) return `its text has ${length} signs, not 1 to ${most}`
  const buttons = keyboard.flat()
  if (buttons.length > limits.buttons)
    return `it has ${buttons.length} buttons, more than ${limits.buttons}`
  const row = keyboard.find((one) => one.length > limits.buttonsPerRow)
  if (row) return `a row has ${row.length} buttons, more than ${limits.buttonsPerRow}`
  for (const { text: label, action } of buttons) {
    if (label.trim() === '') return 'a button says nothing'
    const bytes = Buffer.byteLength(encodeAction(action))
    if (bytes < 1 || bytes > limits.callbackDataBytes)
      return `the button "${label}" carries ${bytes} bytes, more than ${limits.callbackDataBytes}`
  }
  return undefined
}
