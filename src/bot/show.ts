import { GrammyError, type InputFile } from 'grammy'
import type { InlineKeyboardMarkup, Message } from 'grammy/types'
import { encodeAction } from './action.ts'
import type { Screen } from './screens/screen.ts'
import type { Shopfront } from './turn.ts'

/**
 * Puts a screen into the chat: edits `target` where Telegram can, sends anew where it cannot. A text can be
 * turned into a picture but not back. Answers where it stands. Bot API: Message.message_id
 */
export async function show(
  front: Shopfront,
  chat: number,
  target: Message | undefined,
  screen: Screen,
): Promise<number> {
  const photo = screen.photo && (await front.photos.find(screen.photo))
  const reply_markup = keyboardOf(screen)
  if (photo !== undefined && screen.photo) {
    const shown = await showPhoto(front, chat, target, screen, photo, reply_markup).catch(
      (error: unknown) => {
        // A picture that Telegram does not take must not hide the goods.
        if (!isPhotoFault(error)) throw error
        front.log.warn('A photo could not be shown', { error })
        return undefined
      },
    )
    if (shown) {
      await front.photos.keep(screen.photo, shown)
      return placeOf(shown, target)
    }
  }
  return showText(front, chat, target, screen, reply_markup)
}

async function showPhoto(
  front: Shopfront,
  chat: number,
  target: Message | undefined,
  { text }: Screen,
  media: string | InputFile,
  reply_markup: InlineKeyboardMarkup,
): Promise<Message | true> {
  const { api } = front
  const common = { caption: text.html, parse_mode: 'HTML' } as const
  const send = () => api.sendPhoto(chat, media, { ...common, reply_markup })
  if (!target) return send()
  return editOrSend(
    () =>
      api.editMessageMedia(
        chat,
        target.message_id,
        { type: 'photo', media, ...common },
        { reply_markup },
      ),
    send,
  )
}

async function showText(
  front: Shopfront,
  chat: number,
  target: Message | undefined,
  { text }: Screen,
  reply_markup: InlineKeyboardMarkup,
): Promise<number> {
  const { api } = front
  const options = {
    parse_mode: 'HTML',
    reply_markup,
    link_preview_options: { is_disabled: true },
  } as const
  const send = () => api.sendMessage(chat, text.html, options)
  if (!target) return (await send()).message_id
  if ('photo' in target || 'invoice' in target) {
    const sent = await send()
    // The old card is only clutter; whether it can go is no matter.
    await api.deleteMessage(chat, target.message_id).catch(() => undefined)
    return sent.message_id
  }
  const edit = () => api.editMessageText(chat, target.message_id, text.html, options)
  return placeOf(await editOrSend(edit, send), target)
}

/** true: what stood there stands there as it should. */
function placeOf(shown: Message | true, target: Message | undefined): number {
  return shown === true ? (target?.message_id ?? 0) : shown.message_id
}

/** Edits what can be edited, sends anew what is gone; true: it stands there already. */
export async function editOrSend(
  edit: () => Promise<Message | true>,
  send: () => Promise<Message>,
): Promise<Message | true> {
  try {
    return await edit()
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    if (error.description.includes('message is not modified')) return true
    if (
      /message (to edit not found|can't be edited|identifier is not specified)|no text in the message/i.test(
        error.description,
      )
    )
      return send()
    throw error
  }
}

export function keyboardOf(screen: Screen): InlineKeyboardMarkup {
  return {
    inline_keyboard: screen.keyboard
      .filter((row) => row.length > 0)
      .map((row) => row.map(({ text, action }) => ({ text, callback_data: encodeAction(action) }))),
  }
}

function isPhotoFault(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /photo|image|file|media|url|wrong type|http/i.test(error.description)
  )
}
