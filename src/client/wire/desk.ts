import * as z from 'zod'
import { orderStatuses } from '../../shop/order.ts'
import { roles } from '../../shop/people.ts'
import { orderView } from './order.ts'
import { paymentView } from './payment.ts'
import { refundView } from './refund.ts'
import { amount, chatId, id, photo, text } from './text.ts'

/** GET /v1/desk/:actor: what somebody of the shop sees first. 404 `not-staff` for everybody else. */
export const deskView = z.object({
  role: z.enum(roles),
  /** Orders made today in the shop's time zone, drafts and cancelled ones left out. */
  today: z.object({ orders: z.int(), total: amount, currency: z.string() }),
  /** Orders that wait for staff: paid, packed, shipped, and those to be paid on delivery. */
  open: z.int(),
  /** Fewest first, at most 20. */
  lowStock: z.array(
    z.object({ product: id, variant: id.nullable(), title: text, onHand: z.int() }),
  ),
  raisedPayments: z.int(),
  dueRefunds: z.int(),
  setAside: z.int(),
})
export type DeskView = z.infer<typeof deskView>

/** GET /v1/desk/:actor/orders/:order: an order with all that staff decide by. */
export const deskOrder = z.object({
  order: orderView,
  /** Statuses that it can be given now. */
  next: z.array(z.enum(orderStatuses)),
  /** Smallest unit; 0: nothing can be given back. */
  refundable: amount,
  payments: z.array(paymentView),
  refunds: z.array(refundView),
})
export type DeskOrder = z.infer<typeof deskOrder>

/** POST /v1/desk/:actor/orders/:order/move */
export const orderMove = z.object({
  to: z.enum(orderStatuses),
  /** What the carrier calls the parcel, with `shipped`. */
  tracking: z.string().max(200).optional(),
  note: z.string().max(500).optional(),
})
export type OrderMove = z.infer<typeof orderMove>

/** POST /v1/desk/:actor/payments/:charge/resolve: what to do about a raised payment (an admin's right). */
export const paymentResolution = z.object({ as: z.enum(['fulfil', 'refund', 'dismiss']) })
export type PaymentResolution = z.infer<typeof paymentResolution>

/** PUT /v1/desk/:actor/products/:id: what is absent stays. */
export const productChange = z.object({
  title: z.string().min(1).max(300).optional(),
  /** The language of `title`, where the product has several. */
  language: z.string().optional(),
  /** Of the variant, where the product has some. */
  variant: id.optional(),
  price: amount.min(0).optional(),
  /** Pieces on hand; null: not counted. */
  stock: z.int().min(0).nullable().optional(),
  hidden: z.boolean().optional(),
  /** Put first among the pictures. */
  photo: photo.optional(),
})
export type ProductChange = z.infer<typeof productChange>

/** POST /v1/desk/:actor/products: a new product; its id is made from the title. */
export const newProduct = z.object({
  /** null: the top of the shop. */
  category: id.nullable(),
  title: z.string().min(1).max(300),
  price: amount.min(0),
  description: z.string().max(4000).optional(),
  stock: z.int().min(0).nullable().optional(),
  photo: photo.optional(),
  /** Absent: shown at once. */
  hidden: z.boolean().optional(),
})
export type NewProduct = z.infer<typeof newProduct>

/** A product as staff see it, hidden or not. */
export const deskProduct = z.object({
  id,
  category: id.nullable(),
  title: text,
  price: amount,
  hidden: z.boolean(),
  photos: z.array(photo),
  /** Pieces on hand; null: not counted, or counted by variant. */
  onHand: z.int().nullable(),
  variants: z.array(z.object({ id, title: text, price: amount, onHand: z.int().nullable() })),
})
export type DeskProduct = z.infer<typeof deskProduct>

export const deskProductQuery = z.object({
  q: z.string().max(200).default(''),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(50).default(8),
})

/** GET /v1/desk/:actor/products: by words of the title or the id; hidden ones too. */
export const deskProductPage = z.object({
  products: z.array(deskProduct),
  page: z.int(),
  pages: z.int(),
  total: z.int(),
})
export type DeskProductPage = z.infer<typeof deskProductPage>

/** POST /v1/desk/:actor/photos: a picture's bytes, base64; kept in the shop's photos folder. */
export const newPhoto = z.object({ base64: z.string().max(14_000_000), name: z.string().max(60) })
export type NewPhoto = z.infer<typeof newPhoto>

/** GET /v1/desk/:actor/people and PUT /v1/desk/:actor/people/:person (an admin's right). */
export const staffView = z.object({
  id: chatId,
  role: z.enum(roles),
  /** Whether it was given in the chat and can be taken there; else it stands in shop.yaml. */
  removable: z.boolean(),
})
export const staffList = z.object({ people: z.array(staffView) })
export type StaffList = z.infer<typeof staffList>

/** null: a customer like any other. */
export const staffChange = z.object({ role: z.enum(roles).nullable() })
export type StaffChange = z.infer<typeof staffChange>
