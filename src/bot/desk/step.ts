import { limits } from '../../telegram/limits.ts'

/** What a button of the desk does; all that it needs stands in it. */
export type DeskStep =
  | { readonly do: 'home' }
  /** Orders that wait for staff, after the one of this id. */
  | { readonly do: 'open'; readonly after: string }
  | { readonly do: 'ask-find' }
  | { readonly do: 'found'; readonly after: string; readonly query: string }
  | OrderStep
  | { readonly do: 'raised' }
  /** `charge` is a `longMark`. */
  | { readonly do: 'payment'; readonly charge: string }
  | { readonly do: 'resolve'; readonly charge: string; readonly as: Resolution }
  | { readonly do: 'due-refunds' }
  /** `card`: the order in whose card the button stands, '' for none. */
  | {
      readonly do: 'refunded'
      readonly refund: string
      readonly succeeded: boolean
      readonly card: string
      readonly listed: boolean
    }
  | ProductStep
  | { readonly do: 'people' }
  | { readonly do: 'ask-person' }
  | { readonly do: 'person'; readonly id: number }
  | { readonly do: 'role'; readonly id: number; readonly role: 'admin' | 'moderator' | null }
  | { readonly do: 'set-aside' }
  /** `update` is a `longMark` of its id. */
  | { readonly do: 'retry' | 'drop'; readonly update: string }

export type Resolution = 'fulfil' | 'refund' | 'dismiss'
export type StaffMove = 'paid' | 'packed' | 'shipped' | 'delivered' | 'cancelled'

/** `listed`: the order stands in a message of somebody who looked it up, from which there is a way back. */
export type OrderStep = { readonly order: string; readonly listed: boolean } & (
  | { readonly do: 'order' | 'accept' | 'ask-cancel' | 'ask-tracking' }
  | { readonly do: 'move'; readonly to: StaffMove }
  | { readonly do: 'ask-refund' | 'ask-part' }
  /** Smallest unit; null: all that is left. */
  | { readonly do: 'refund'; readonly amount: number | null; readonly restock: boolean }
)

/** `variant` is a `variantMark`, '' for none. */
export type ProductStep =
  | { readonly do: 'products'; readonly page: number; readonly query: string }
  | { readonly do: 'ask-product' }
  | { readonly do: 'product'; readonly id: string }
  | { readonly do: 'variant'; readonly id: string; readonly variant: string }
  | { readonly do: 'ask-price' | 'ask-stock'; readonly id: string; readonly variant: string }
  /** Pieces on hand; null: not counted. */
  | {
      readonly do: 'stock'
      readonly id: string
      readonly variant: string
      readonly count: number | null
    }
  | { readonly do: 'ask-title' | 'ask-photo'; readonly id: string }
  | { readonly do: 'hidden'; readonly id: string; readonly hidden: boolean }
  /** Where a new product goes; '' is the top of the shop. */
  | { readonly do: 'shelf'; readonly category: string; readonly page: number }
  | { readonly do: 'ask-new'; readonly category: string }
  /** The rest of adding one: its picture, then its stock. */
  | { readonly do: 'new-photo' | 'new-stock'; readonly id: string }

/** Bot API: InlineKeyboardButton.callback_data, 1–64 bytes. */
export function encodeStep(step: DeskStep): string {
  const data = ['d', codes[step.do], ...argumentsOf(step)].join(':')
  return cutBytes(data)
}

/** The parts after `d:`; undefined: none of ours. */
export function decodeStep(data: string): DeskStep | undefined {
  const [, code = '', a = '', b = '', c = '', d = ''] = data.split(':')
  const kind = kinds.get(code)
  const tail = data.split(':').slice(3).join(':')
  switch (kind) {
    case 'home':
    case 'ask-find':
    case 'raised':
    case 'due-refunds':
    case 'ask-product':
    case 'people':
    case 'ask-person':
    case 'set-aside':
      return { do: kind }
    case 'open':
      return { do: kind, after: a }
    case 'found':
      return { do: kind, after: a, query: tail }
    case 'order':
    case 'accept':
    case 'ask-cancel':
    case 'ask-tracking':
    case 'ask-refund':
    case 'ask-part':
      return { do: kind, order: a, listed: b === 'l' }
    case 'move': {
      const to = moves.find((move) => move === c)
      return to && { do: kind, order: a, listed: b === 'l', to }
    }
    case 'refund':
      return {
        do: kind,
        order: a,
        listed: b === 'l',
        amount: c === '' ? null : count(c),
        restock: d === 'y',
      }
    case 'payment':
      return { do: kind, charge: a }
    case 'resolve': {
      const as = resolutions.find((one) => one === b)
      return as && { do: kind, charge: a, as }
    }
    case 'refunded':
      return { do: kind, refund: a, succeeded: b === 'y', card: c, listed: d === 'l' }
    case 'products':
      return { do: kind, page: Math.max(1, count(a)), query: tail }
    case 'product':
    case 'ask-title':
    case 'ask-photo':
    case 'new-photo':
    case 'new-stock':
      return { do: kind, id: a }
    case 'variant':
    case 'ask-price':
    case 'ask-stock':
      return { do: kind, id: a, variant: b }
    case 'stock':
      return { do: kind, id: a, variant: b, count: c === '' ? null : count(c) }
    case 'hidden':
      return { do: kind, id: a, hidden: b === 'y' }
    case 'shelf':
      return { do: kind, category: a, page: Math.max(1, count(b)) }
    case 'ask-new':
      return { do: kind, category: a }
    case 'person':
      return { do: kind, id: count(a) }
    case 'role': {
      const role = b === 'admin' || b === 'moderator' ? b : null
      return { do: kind, id: count(a), role }
    }
    case 'retry':
    case 'drop':
      return { do: kind, update: a }
    case undefined:
      return undefined
  }
}

const moves = ['paid', 'packed', 'shipped', 'delivered', 'cancelled'] as const
const resolutions = ['fulfil', 'refund', 'dismiss'] as const

const codes: Readonly<Record<DeskStep['do'], string>> = {
  home: 'h',
  open: 'o',
  'ask-find': 'of',
  found: 'og',
  order: 'i',
  accept: 'ia',
  move: 'im',
  'ask-cancel': 'ic',
  'ask-tracking': 'it',
  'ask-refund': 'ir',
  'ask-part': 'ip',
  refund: 'ig',
  raised: 'm',
  payment: 'mp',
  resolve: 'mr',
  'due-refunds': 'r',
  refunded: 'rr',
  products: 'g',
  'ask-product': 'gf',
  product: 'p',
  variant: 'pv',
  'ask-price': 'pp',
  'ask-stock': 'ps',
  stock: 'pn',
  'ask-title': 'pt',
  'ask-photo': 'pf',
  hidden: 'ph',
  shelf: 'a',
  'ask-new': 'an',
  'new-photo': 'af',
  'new-stock': 'as',
  people: 'w',
  'ask-person': 'wf',
  person: 'wp',
  role: 'wr',
  'set-aside': 'u',
  retry: 'ur',
  drop: 'ud',
}

const kinds: ReadonlyMap<string, DeskStep['do']> = new Map(
  // The keys of the table are its type's, and Object.entries forgets it.
  (Object.entries(codes) as [DeskStep['do'], string][]).map(([kind, code]) => [code, kind]),
)

function argumentsOf(step: DeskStep): (string | number)[] {
  if ('order' in step) {
    const common = [step.order, step.listed ? 'l' : '']
    if (step.do === 'move') return [...common, step.to]
    if (step.do === 'refund') return [...common, step.amount ?? '', yes(step.restock)]
    return common
  }
  switch (step.do) {
    case 'open':
      return [step.after]
    case 'found':
      return [step.after, step.query]
    case 'payment':
      return [step.charge]
    case 'resolve':
      return [step.charge, step.as]
    case 'refunded':
      return [step.refund, yes(step.succeeded), step.card, step.listed ? 'l' : '']
    case 'products':
      return [step.page, step.query]
    case 'product':
    case 'ask-title':
    case 'ask-photo':
    case 'new-photo':
    case 'new-stock':
    case 'person':
      return [step.id]
    case 'variant':
    case 'ask-price':
    case 'ask-stock':
      return [step.id, step.variant]
    case 'stock':
      return [step.id, step.variant, step.count ?? '']
    case 'hidden':
      return [step.id, yes(step.hidden)]
    case 'shelf':
      return [step.category, step.page]
    case 'ask-new':
      return [step.category]
    case 'role':
      return [step.id, step.role ?? '']
    case 'retry':
    case 'drop':
      return [step.update]
    default:
      return []
  }
}

const yes = (is: boolean) => (is ? 'y' : 'n')

function count(text: string): number {
  const value = Number(text)
  return Number.isSafeInteger(value) && value >= 0 ? value : 0
}

/** Only words that were searched for can be too long: fewer of them find more. */
function cutBytes(text: string): string {
  let cut = text
  while (Buffer.byteLength(cut) > limits.callbackDataBytes) cut = [...cut].slice(0, -1).join('')
  return cut
}
