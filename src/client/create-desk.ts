import type { Actor } from '../shop/people.ts'
import type { Result } from '../shop/problem.ts'
import { enc, query } from './address.ts'
import type { Call } from './client.ts'
import type { Desk } from './desk.ts'
import type { Sent } from './transport.ts'

type Get = <T>(path: string, call?: Call) => Promise<Result<T>>
type Send = <T>(
  method: Sent['method'],
  path: string,
  body: unknown,
  call: Call,
) => Promise<Result<T>>

/** The desk's part of the client. */
export function createDesk(get: Get, send: Send): Desk {
  const order = (actor: Actor, name: string) => `/v1/desk/${actor}/orders/${enc(name)}`
  return {
    desk: (actor, call) => get(`/v1/desk/${actor}`, call),
    deskOrders: (actor, search, call) => get(`/v1/desk/${actor}/orders${query(search)}`, call),
    deskOrder: (actor, name, call) => get(order(actor, name), call),
    acceptOrder: (actor, name, call) => send('POST', `${order(actor, name)}/accept`, {}, call),
    moveOrder: (actor, name, move, call) => send('POST', `${order(actor, name)}/move`, move, call),
    refundOrder: (actor, name, refund, call) =>
      send('POST', `${order(actor, name)}/refunds`, refund, call),
    dueRefunds: (actor, call) => get(`/v1/desk/${actor}/refunds`, call),
    settleRefund: (actor, refund, outcome, call) =>
      send('POST', `/v1/desk/${actor}/refunds/${enc(refund)}/outcome`, outcome, call),
    raisedPayments: (actor, call) => get(`/v1/desk/${actor}/payments`, call),
    resolvePayment: (actor, charge, resolution, call) =>
      send('POST', `/v1/desk/${actor}/payments/${enc(charge)}/resolve`, resolution, call),
    deskProducts: (actor, search, call) => get(`/v1/desk/${actor}/products${query(search)}`, call),
    deskProduct: (actor, product, call) => get(`/v1/desk/${actor}/products/${enc(product)}`, call),
    changeProduct: (actor, product, change, call) =>
      send('PUT', `/v1/desk/${actor}/products/${enc(product)}`, change, call),
    addProduct: (actor, product, call) => send('POST', `/v1/desk/${actor}/products`, product, call),
    addPhoto: (actor, photo, call) => send('POST', `/v1/desk/${actor}/photos`, photo, call),
    staff: (actor, call) => get(`/v1/desk/${actor}/people`, call),
    setRole: (actor, person, change, call) =>
      send('PUT', `/v1/desk/${actor}/people/${person}`, change, call),
  }
}
