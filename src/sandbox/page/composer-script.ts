/** The message field: text, photos, replies, and the keyboard that the bot put under it. */
export const composerScript = `
import { make } from '/message.js'

const at = (id) => document.getElementById(id)

/** actions: send(text, replyTo), sendPhoto(base64, caption, replyTo), pressKey(text), scrolled(change). */
export function createComposer(actions) {
  const field = at('text')
  let answering
  let keyboard
  let open = true

  function submit() {
    const text = field.value.trim()
    if (text === '') return
    field.value = ''
    fit()
    actions.send(text, answering?.id)
    answer(undefined)
  }
  at('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    at('composer').requestSubmit()
  })
  field.addEventListener('input', fit)
  function fit() {
    actions.scrolled(() => {
      field.style.height = 'auto'
      field.style.height = field.scrollHeight + 'px'
      at('send').disabled = field.value.trim() === ''
    })
  }

  at('photo').addEventListener('change', async () => {
    const [file] = at('photo').files
    if (!file) return
    const bytes = await base64(file)
    at('photo').value = ''
    const caption = field.value.trim()
    field.value = ''
    fit()
    actions.sendPhoto(bytes, caption, answering?.id)
    answer(undefined)
  })

  /** The message that the next one answers. */
  function answer(message) {
    answering = message
    at('replying').hidden = !message
    if (!message) return
    at('replying-name').textContent = 'Reply to ' + message.sender.name
    at('replying-text').textContent = message.text || 'a message'
    field.focus()
  }
  at('replying-close').addEventListener('click', () => answer(undefined))

  at('keys-button').addEventListener('click', () => { open = !open; showKeys() })

  function showKeys() {
    const keys = keyboard?.markup.keyboard
    at('keys-button').hidden = !keys
    at('keys-button').setAttribute('aria-expanded', String(Boolean(keys && open)))
    actions.scrolled(() => {
      at('keys').hidden = !(keys && open)
      at('keys').replaceChildren(...(keys ?? []).map((row) => make('div', {}, ...row.map(keyOf))))
    })
  }

  function keyOf(button) {
    const key = make('button', { type: 'button', class: 'reply-key' }, button.text)
    key.addEventListener('click', async () => {
      const shared = button.request_contact ? 'phone number' : button.request_location && 'location'
      if (shared && !(await agreed('Share your ' + shared + ' with this bot?'))) return
      actions.pressKey(button.text)
    })
    return key
  }

  return {
    answer,
    /** What the bot put under the field; null when nothing. message is the one that asked. */
    show(reply, message) {
      const asked = reply && reply.markup.force_reply && !reply.used
      keyboard = reply && reply.markup.keyboard ? reply : undefined
      open = Boolean(keyboard && !keyboard.used)
      field.placeholder = (reply && !reply.used && reply.markup.input_field_placeholder) || 'Message'
      answer(asked ? message : undefined)
      showKeys()
    },
  }
}

function agreed(question) {
  at('ask-text').textContent = question
  at('ask').returnValue = 'no'
  at('ask').showModal()
  return new Promise((resolve) => at('ask').addEventListener('close', () => resolve(at('ask').returnValue === 'yes'), { once: true }))
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result.slice(reader.result.indexOf(',') + 1)))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(file)
  })
}
`
