import { first } from './0001-first.ts'
import { meta } from './0002-meta.ts'
import { turns } from './0003-turns.ts'
import { quietTurns } from './0004-quiet-turns.ts'
import type { Migration } from './migration.ts'

/** All of them, oldest first. */
export const migrations: readonly Migration[] = [first, meta, turns, quietTurns]
