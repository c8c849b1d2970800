import type { Migration } from './migration.ts'

/** Who does what only one does at a time, who runs, and which notices are being sent. */
export const turns: Migration = {
  name: '0003-turns',
  sql: `
ALTER TABLE shopbot_notices ADD COLUMN by_free text COLLATE "C";
ALTER TABLE shopbot_notices ADD COLUMN by_leased text COLLATE "C";
UPDATE shopbot_notices SET by_free = 'yes';
CREATE INDEX shopbot_notices_by_free ON shopbot_notices (by_free, key);
CREATE INDEX shopbot_notices_by_leased ON shopbot_notices (by_leased, key);
CREATE TABLE shopbot_turns (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_held text COLLATE "C",
  by_hour text COLLATE "C"
);
CREATE INDEX shopbot_turns_by_held ON shopbot_turns (by_held, key);
CREATE INDEX shopbot_turns_by_hour ON shopbot_turns (by_hour, key);
CREATE TABLE shopbot_services (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
`,
}
