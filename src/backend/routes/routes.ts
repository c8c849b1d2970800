import type { Route } from '../route.ts'
import { backupRoutes } from './backup.ts'
import { cartRoutes } from './carts.ts'
import { catalogRoutes } from './catalog.ts'
import { checkoutRoutes } from './checkout.ts'
import { customerRoutes } from './customers.ts'
import { deskMoneyRoutes } from './desk-money.ts'
import { deskOrderRoutes } from './desk-orders.ts'
import { deskPeopleRoutes } from './desk-people.ts'
import { deskProductRoutes } from './desk-products.ts'
import { dialogRoutes } from './dialogs.ts'
import { exportRoutes } from './export.ts'
import { importRoutes } from './import.ts'
import { noticeRoutes } from './notices.ts'
import { orderRoutes } from './orders.ts'
import { paymentRoutes } from './payments.ts'
import { photoRoutes } from './photos.ts'
import { revisionRoutes } from './revisions.ts'
import { shopRoutes } from './shop.ts'
import { turnRoutes } from './turns.ts'
import { updateRoutes } from './updates.ts'

/** Every route under /v1; what customers ask most stands first. */
export const routes: readonly Route[] = [
  ...catalogRoutes,
  ...cartRoutes,
  ...customerRoutes,
  ...checkoutRoutes,
  ...dialogRoutes,
  ...orderRoutes,
  ...paymentRoutes,
  ...noticeRoutes,
  ...turnRoutes,
  ...photoRoutes,
  ...updateRoutes,
  ...shopRoutes,
  ...deskOrderRoutes,
  ...deskMoneyRoutes,
  ...deskProductRoutes,
  ...deskPeopleRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...backupRoutes,
  ...revisionRoutes,
]
