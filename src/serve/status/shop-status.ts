import type { StatusView } from '../../client/wire/shop.ts'
import type { SandboxAddress } from '../run-file.ts'
import type { DiskRoom } from './disk-room.ts'
import type { LastBackup } from './last-backup.ts'
import type { Port } from './ports.ts'
import type { TelegramCheck } from './telegram-check.ts'

/** How a shop is: every part says whether it is well, and `advice` what to do where not. */
export interface ShopStatus {
  readonly ok: boolean
  readonly name: string | null
  readonly backend: Part & {
    readonly url: string | null
    readonly startedAt: string | null
    readonly version: string | null
  }
  readonly store: Part & {
    readonly driver: string | null
    readonly facts: Readonly<Record<string, string | number>>
    readonly revision: string | null
    readonly counts: StatusView['counts'] | null
  }
  readonly bot: Part & {
    readonly username: string | null
    readonly lastUpdateAt: string | null
    readonly reportedAt: string | null
    readonly pending: number | null
  }
  /** All that were heard of in the last minutes; `heard`: also just now. */
  readonly bots: readonly (StatusView['bots'][number] & Copy)[]
  readonly backends: readonly (StatusView['backends'][number] & Copy)[]
  readonly telegram: TelegramCheck
  readonly queue: StatusView['queue']
  /** What waits for somebody while the shop itself is well. */
  readonly todo: readonly Todo[]
  readonly lastOrders: NonNullable<StatusView['lastOrders']>
  readonly timezone: string
  /** null: the system does not tell. */
  readonly disk: (Part & DiskRoom) | null
  /** The newest one in data/backups; null: there is none. */
  readonly backup: LastBackup | null
  readonly ports: readonly Port[]
  readonly sandbox?: SandboxAddress
}

interface Part {
  readonly ok: boolean
  readonly advice: string | null
}

interface Copy {
  readonly heard: boolean
}

export interface Todo {
  readonly code: string
  /** Like `2 payments fit no order`. */
  readonly what: string
  /** Since when the longest-waiting of them waits, ISO 8601. */
  readonly since: string | null
  readonly advice: string
}
