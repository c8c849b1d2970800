import type { Migration } from './migration.ts'

/** What holds for all records together: `schemaVersion`, what they mean (absent: 1). */
export const meta: Migration = {
  name: '0002-meta',
  sql: `
CREATE TABLE shopbot_meta (
  name text PRIMARY KEY,
  value text NOT NULL
);
`,
}
