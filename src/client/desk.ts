import type { Photo } from '../shop/catalog.ts'
import type { Actor } from '../shop/people.ts'
import type { Result } from '../shop/problem.ts'
import type { Call, Mutation } from './client.ts'
import type {
  DeskOrder,
  DeskProduct,
  DeskProductPage,
  DeskView,
  NewPhoto,
  NewProduct,
  OrderMove,
  PaymentResolution,
  ProductChange,
  StaffChange,
  StaffList,
} from './wire/desk.ts'
import type { OrderList, OrderQuery } from './wire/order.ts'
import type { PaymentView } from './wire/payment.ts'
import type { RefundList, RefundOutcome, RefundRequest, RefundView } from './wire/refund.ts'

/**
 * What staff do, each in their own name: the backend decides by it. Codes: `not-staff` (a customer like any
 * other), `role-too-low`.
 */
export interface Desk {
  desk(actor: Actor, call?: Call): Promise<Result<DeskView>>
  /** `q`: an order's number, or a customer's id, username or part of the name. */
  deskOrders(
    actor: Actor,
    query: OrderQuery & { q?: string; open?: 'yes' },
    call?: Call,
  ): Promise<Result<OrderList>>
  /** By id or by number. */
  deskOrder(actor: Actor, order: string, call?: Call): Promise<Result<DeskOrder>>
  acceptOrder(actor: Actor, order: string, call: Mutation): Promise<Result<DeskOrder>>
  moveOrder(
    actor: Actor,
    order: string,
    move: OrderMove,
    call: Mutation,
  ): Promise<Result<DeskOrder>>
  refundOrder(
    actor: Actor,
    order: string,
    refund: RefundRequest,
    call: Mutation,
  ): Promise<Result<DeskOrder>>
  settleRefund(
    actor: Actor,
    refund: string,
    outcome: RefundOutcome,
    call: Mutation,
  ): Promise<Result<RefundView>>
  /** Refunds that wait to be made by hand or in the provider's panel, oldest first. */
  dueRefunds(actor: Actor, call?: Call): Promise<Result<RefundList>>
  raisedPayments(actor: Actor, call?: Call): Promise<Result<{ payments: PaymentView[] }>>
  resolvePayment(
    actor: Actor,
    charge: string,
    resolution: PaymentResolution,
    call: Mutation,
  ): Promise<Result<PaymentView>>
  deskProducts(
    actor: Actor,
    query: { q?: string; page?: number; size?: number },
    call?: Call,
  ): Promise<Result<DeskProductPage>>
  deskProduct(actor: Actor, product: string, call?: Call): Promise<Result<DeskProduct>>
  changeProduct(
    actor: Actor,
    product: string,
    change: ProductChange,
    call: Mutation,
  ): Promise<Result<DeskProduct>>
  addProduct(actor: Actor, product: NewProduct, call: Mutation): Promise<Result<DeskProduct>>
  addPhoto(actor: Actor, photo: NewPhoto, call: Mutation): Promise<Result<Photo>>
  staff(actor: Actor, call?: Call): Promise<Result<StaffList>>
  setRole(
    actor: Actor,
    person: number,
    change: StaffChange,
    call: Mutation,
  ): Promise<Result<StaffList>>
}
