import type { Migration } from './migration.ts'

/**
 * A turn that is taken and given back changes no column that an index is on. Each change of an index counts as one
 * that every transaction has read which looked at the same page of it, that is, at any turn of a small shop.
 */
export const quietTurns: Migration = {
  name: '0004-quiet-turns',
  sql: `
DROP INDEX shopbot_turns_by_held;
ALTER TABLE shopbot_turns DROP COLUMN by_held;
UPDATE shopbot_turns SET by_hour = substring(body from '"until":"([^"]{13})') WHERE by_hour IS NULL;
`,
}
