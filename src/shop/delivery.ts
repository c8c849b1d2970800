import type { Text } from './text.ts'

/** One way to get the goods to the customer, as shop.yaml offers it. */
export interface DeliveryOption {
  readonly id: string
  readonly title: Text
  /** Smallest unit of the shop's currency. */
  readonly price: number
  /** Goods worth this much, discount taken off, are delivered free; absent: never. */
  readonly freeFrom?: number
  /** ISO 3166-1 alpha-2; absent: everywhere. */
  readonly countries?: readonly string[]
  /** Whether the customer must say where to. */
  readonly address: boolean
}

/** A way of delivery as an order offers or has it: title in the buyer's language, price frozen. */
export interface OrderDelivery {
  readonly id: string
  readonly title: string
  /** Smallest unit. */
  readonly price: number
  readonly address: boolean
  readonly countries?: readonly string[]
}

/** Where to. Bot API: ShippingAddress, or what the customer typed or pointed at. */
export interface Address {
  /** As a person would write it on a parcel; lines end with \n. */
  readonly text: string
  /** ISO 3166-1 alpha-2, where known. */
  readonly country?: string
  /** Bot API: Location */
  readonly location?: { readonly latitude: number; readonly longitude: number }
}

/** What delivery costs for goods worth `goods` after discount; smallest unit. */
export function deliveryPrice(option: DeliveryOption, goods: number): number {
  return option.freeFrom !== undefined && goods >= option.freeFrom ? 0 : option.price
}

/** Whether a way of delivery goes there; one that names countries needs to know which. */
export function servesCountry(
  option: Pick<DeliveryOption, 'countries'>,
  country: string | undefined,
): boolean {
  if (option.countries === undefined) return true
  return country !== undefined && option.countries.includes(country.toUpperCase())
}

/** The one country that all its parcels go to; undefined where it goes to several or anywhere. */
export function onlyCountry(option: Pick<DeliveryOption, 'countries'>): string | undefined {
  return option.countries?.length === 1 ? option.countries[0] : undefined
}
