/** Text with its entities as DOM; what people wrote only ever becomes text nodes. */
export const entitiesScript = `
const tags = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
}

/** Calls actions.send(text) for a command, actions.open(url) for a link, actions.copy(text) for monospace. */
export function renderText(text, entities, actions) {
  return spans(text, entities, 0, text.length, actions)
}

function spans(text, entities, from, to, actions) {
  const nodes = []
  let at = from
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i]
    const end = Math.min(entity.offset + entity.length, to)
    if (entity.offset < at || end <= entity.offset) continue
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset))
    const inner = entities.slice(i + 1).filter((other) => other.offset >= entity.offset && other.offset < end)
    const element = elementOf(entity, text.slice(entity.offset, end), actions)
    element.append(...spans(text, inner, entity.offset, end, actions))
    nodes.push(element)
    at = end
  }
  if (at < to) nodes.push(text.slice(at, to))
  return nodes
}

function elementOf(entity, words, actions) {
  if (entity.type === 'code' || entity.type === 'pre') return copied(tags[entity.type], words, actions)
  if (tags[entity.type]) return document.createElement(tags[entity.type])
  if (entity.type === 'text_link') return link(entity.url, actions)
  if (entity.type === 'url') return link(words.includes('://') ? words : 'https://' + words, actions)
  if (entity.type === 'email') return link('mailto:' + words, actions)
  const span = document.createElement('span')
  if (entity.type === 'bot_command') {
    span.className = 'command'
    span.role = 'button'
    span.tabIndex = 0
    span.addEventListener('click', () => actions.send(words))
    span.addEventListener('keydown', (event) => { if (event.key === 'Enter') actions.send(words) })
  } else if (entity.type === 'spoiler') {
    span.className = 'spoiler'
    span.addEventListener('click', () => span.classList.add('seen'))
  } else span.className = entity.type
  return span
}

/** Monospace is copied by a tap. */
function copied(tag, words, actions) {
  const element = document.createElement(tag)
  element.role = 'button'
  element.tabIndex = 0
  element.title = 'Copy'
  element.addEventListener('click', () => actions.copy(words))
  element.addEventListener('keydown', (event) => { if (event.key === 'Enter') actions.copy(words) })
  return element
}

function link(url, actions) {
  const element = document.createElement('a')
  const safe = /^(https?|mailto|tel|tg):/i.test(url)
  if (!safe) return element
  element.href = url
  element.target = '_blank'
  element.rel = 'noopener noreferrer'
  element.addEventListener('click', (event) => { if (actions.open(url)) event.preventDefault() })
  return element
}
`
