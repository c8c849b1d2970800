import { first } from './0001-first.ts'
import { meta } from './0002-meta.ts'
import type { Migration } from './migration.ts'

/** All of them, oldest first. */
export const migrations: readonly Migration[] = [first, meta]
