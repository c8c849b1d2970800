/** What somebody did that became an update, in words. Bot API: Update */
export function updateWords(update: unknown): string {
  const query = field(update, 'callback_query')
  if (query) return `${from(query)} pressed a button (${text(query, 'data') ?? 'no data'})`
  const checkout = field(update, 'pre_checkout_query')
  if (checkout) return `${from(checkout)} was about to pay`
  const shipping = field(update, 'shipping_query')
  if (shipping) return `${from(shipping)} asked about delivery`
  const message = field(update, 'message')
  if (!message) return 'something of Telegram'
  if (field(message, 'successful_payment')) return `${from(message)} paid`
  const said = text(message, 'text')
  if (said === undefined) return `${from(message)} sent something without text`
  return `${from(message)} wrote "${said.length > 60 ? `${said.slice(0, 59)}…` : said}"`
}

function from(part: object): string {
  const user = field(part, 'from')
  if (!user) return 'somebody'
  const username = text(user, 'username')
  return username === undefined ? (text(user, 'first_name') ?? 'somebody') : `@${username}`
}

function field(value: unknown, name: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'object' && found !== null ? found : undefined
}

function text(value: object, name: string): string | undefined {
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' ? found : undefined
}
