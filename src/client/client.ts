import type { Result } from '../shop/problem.ts'
import type { BotReport } from '../shop/service.ts'
import type { RetrySettings } from '../shop/settings.ts'
import type { AppFetch } from './carried.ts'
import type { Desk } from './desk.ts'
import type { CartLineChange, CartView } from './wire/cart.ts'
import type {
  CatalogTree,
  CategoryPage,
  ProductView,
  RevisionView,
  SearchPage,
} from './wire/catalog.ts'
import type {
  CheckoutChoices,
  CheckoutStart,
  CheckoutView,
  Placed,
  Placement,
  Repeated,
} from './wire/checkout.ts'
import type { CustomerIntroduction, CustomerView } from './wire/customer.ts'
import type { DialogView } from './wire/dialog.ts'
import type { ShopExport } from './wire/export.ts'
import type {
  DriftList,
  EditedRequest,
  ImportRequest,
  ImportResult,
  RevisionList,
  RollbackRequest,
  RollbackResult,
} from './wire/import.ts'
import type { HolderList, TurnEnd, TurnRequest, TurnView } from './wire/lease.ts'
import type { KnownFile, NoticeClaim, NoticeList, NoticeOutcome } from './wire/notice.ts'
import type { OrderList, OrderQuery, OrderView } from './wire/order.ts'
import type {
  ChargeRequest,
  ChargeVerdict,
  PaymentReport,
  PaymentResult,
  ReconcileRequest,
  ReconcileResult,
  ShippingOffer,
  ShippingRequest,
} from './wire/payment.ts'
import type { RefundOutcome, RefundView } from './wire/refund.ts'
import type { ShopView, StatusView } from './wire/shop.ts'
import type { SetAsideList, SetAsideReport } from './wire/update.ts'

/**
 * The only door to the shop, one method a route. A refusal of the backend (4xx) is a value; a backend that
 * cannot be reached within the policy throws `BackendUnreachable`.
 */
export interface Client extends Desk {
  shop(call?: Call): Promise<Result<ShopView>>
  status(call?: Call): Promise<Result<StatusView>>
  reportBot(report: BotReport, call?: Call): Promise<Result<null>>

  catalog(call?: Call): Promise<Result<CatalogTree>>
  revision(call?: Call): Promise<Result<RevisionView>>
  /** null: the top of the shop. */
  category(
    id: string | null,
    page: { page?: number; size?: number },
    call?: Call,
  ): Promise<Result<CategoryPage>>
  product(id: string, call?: Call): Promise<Result<ProductView>>
  search(
    query: { q: string; page?: number; size?: number },
    call?: Call,
  ): Promise<Result<SearchPage>>
  import(request: ImportRequest, call?: Call): Promise<Result<ImportResult>>
  /** The same of some edited files. Codes: `not-edited`; `no-such-route` of a backend of before there was this. */
  importEdited(request: EditedRequest, call?: Call): Promise<Result<ImportResult>>
  export(call?: Call): Promise<Result<ShopExport>>
  /** Everything the shop keeps, as the bytes of a backup; reading them throws where they break off. */
  backup(call?: Call): Promise<Result<AsyncIterable<Uint8Array>>>
  /** Takes the last import back. */
  rollback(request: RollbackRequest, call?: Call): Promise<Result<RollbackResult>>
  revisions(call?: Call): Promise<Result<RevisionList>>
  drift(call?: Call): Promise<Result<DriftList>>

  introduce(
    customer: number,
    introduction: CustomerIntroduction,
    call: Mutation,
  ): Promise<Result<CustomerView>>
  chooseLanguage(customer: number, language: string, call: Mutation): Promise<Result<CustomerView>>

  cart(customer: number, call?: Call): Promise<Result<CartView>>
  addToCart(customer: number, line: CartLineChange, call: Mutation): Promise<Result<CartView>>
  setInCart(customer: number, line: CartLineChange, call: Mutation): Promise<Result<CartView>>
  clearCart(customer: number, call: Mutation): Promise<Result<CartView>>

  /** The customer's draft, made from the cart of now. */
  startCheckout(
    customer: number,
    start: CheckoutStart,
    call: Mutation,
  ): Promise<Result<CheckoutView>>
  choose(
    customer: number,
    order: string,
    choices: CheckoutChoices,
    call: Mutation,
  ): Promise<Result<CheckoutView>>
  place(
    customer: number,
    order: string,
    placement: Placement,
    call: Mutation,
  ): Promise<Result<Placed>>
  repeatOrder(customer: number, order: string, call: Mutation): Promise<Result<Repeated>>
  customerOrders(
    customer: number,
    page: { limit?: number; after?: string },
    call?: Call,
  ): Promise<Result<OrderList>>
  customerOrder(customer: number, order: string, call?: Call): Promise<Result<OrderView>>
  cancelOrder(customer: number, order: string, call: Mutation): Promise<Result<OrderView>>

  /** Erases who somebody is; what accounting needs stays. */
  forgetCustomer(customer: number, call: Mutation): Promise<Result<null>>
  dialog(customer: number, call?: Call): Promise<Result<DialogView>>
  /** null: nothing is asked any more. */
  setDialog(customer: number, asks: string | null, call: Mutation): Promise<Result<null>>

  shipping(request: ShippingRequest, call?: Call): Promise<Result<ShippingOffer>>
  preCheckout(charge: ChargeRequest, call: Mutation): Promise<Result<ChargeVerdict>>
  recordPayment(report: PaymentReport, call: Mutation): Promise<Result<PaymentResult>>
  reconcile(request: ReconcileRequest, call: Mutation): Promise<Result<ReconcileResult>>
  refundOutcome(refund: string, outcome: RefundOutcome, call: Mutation): Promise<Result<RefundView>>

  orders(query: OrderQuery, call?: Call): Promise<Result<OrderList>>
  /** By id or by number. */
  order(order: string, call?: Call): Promise<Result<OrderView>>

  /** To look at; whoever sends them claims them. */
  notices(query: { wait?: number; limit?: number }, call?: Call): Promise<Result<NoticeList>>
  claimNotices(claim: NoticeClaim, call?: Call): Promise<Result<NoticeList>>
  renewNotices(holder: string, call?: Call): Promise<Result<null>>
  noticeOutcome(notice: string, outcome: NoticeOutcome, call: Mutation): Promise<Result<null>>
  setAside(report: SetAsideReport, call: Mutation): Promise<Result<null>>
  updatesSetAside(call?: Call): Promise<Result<SetAsideList>>
  /** Has the bot handle it again. */
  retryUpdate(update: string, call: Mutation): Promise<Result<null>>
  dropUpdate(update: string, call: Mutation): Promise<Result<null>>

  /** Waits for a turn; again, by the same holder, it is renewed. Both may be repeated without a key. */
  takeTurn(request: TurnRequest, call?: Call): Promise<Result<TurnView>>
  endTurn(end: TurnEnd, call?: Call): Promise<Result<null>>
  holders(call?: Call): Promise<Result<HolderList>>
  /** Whoever is gone holds nothing any more. */
  endHolder(holder: string, call?: Call): Promise<Result<null>>

  /** A picture's bytes, by the hash the catalogue gives. */
  photo(hash: string, call?: Call): Promise<Result<Uint8Array>>
  knownFile(photo: string, bot: number, call?: Call): Promise<Result<KnownFile>>
  rememberFile(
    photo: string,
    file: { bot: number; fileId: string },
    call: Mutation,
  ): Promise<Result<null>>
}

export interface Call {
  /** Milliseconds for the whole call, pauses included; absent: as long as the policy has tries. */
  readonly deadline?: number
  /** How many tries at the most; absent: the client's own. */
  readonly attempts?: number
  readonly signal?: AbortSignal
  /** Called before each further try of this call: the first one is the moment to tell the customer. */
  readonly onRetry?: (attempt: Attempt) => void
}

export interface Mutation extends Call {
  /** Idempotency-Key: made from the update and the step, the same at every repeat. */
  readonly key: string
}

/** One try of a call, as the listener of the client sees it. */
export interface Attempt {
  readonly call: string
  /** Counts from 1. */
  readonly number: number
  readonly at: Date
  /** The HTTP status, or why there is none. */
  readonly outcome: number | 'refused' | 'timeout' | 'broken'
  /** Milliseconds until the next try at the most, jitter may shorten it; null: there is none. */
  readonly pause: number | null
}

export interface ClientOptions {
  readonly url: string
  readonly token: string
  readonly retry: RetrySettings
  /** Tries of a call unless it says otherwise. */
  readonly attempts?: number
  /** Milliseconds for one try. */
  readonly timeout?: number
  /** How requests are sent: `fetch`, or an app in this process. */
  readonly fetch?: AppFetch
  readonly onAttempt?: (attempt: Attempt) => void
}
