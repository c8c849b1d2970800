import type { Migration } from './migration.ts'

/** A table a collection (schema.ts): the record as its JSON, a column for each index, its order that of bytes. */
export const first: Migration = {
  name: '0001-first',
  sql: `
CREATE TABLE shopbot_categories (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_edited text COLLATE "C"
);
CREATE INDEX shopbot_categories_by_edited ON shopbot_categories (by_edited, key);
CREATE TABLE shopbot_products (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_edited text COLLATE "C",
  by_archived text COLLATE "C"
);
CREATE INDEX shopbot_products_by_edited ON shopbot_products (by_edited, key);
CREATE INDEX shopbot_products_by_archived ON shopbot_products (by_archived, key);
CREATE TABLE shopbot_customers (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_carts (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_orders (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_customer text COLLATE "C",
  by_number text COLLATE "C",
  by_status text COLLATE "C",
  by_draft text COLLATE "C"
);
CREATE INDEX shopbot_orders_by_customer ON shopbot_orders (by_customer, key);
CREATE INDEX shopbot_orders_by_number ON shopbot_orders (by_number, key);
CREATE INDEX shopbot_orders_by_status ON shopbot_orders (by_status, key);
CREATE INDEX shopbot_orders_by_draft ON shopbot_orders (by_draft, key);
CREATE TABLE shopbot_payments (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_order text COLLATE "C",
  by_day text COLLATE "C",
  by_provider text COLLATE "C",
  by_raised text COLLATE "C"
);
CREATE INDEX shopbot_payments_by_order ON shopbot_payments (by_order, key);
CREATE INDEX shopbot_payments_by_day ON shopbot_payments (by_day, key);
CREATE INDEX shopbot_payments_by_provider ON shopbot_payments (by_provider, key);
CREATE INDEX shopbot_payments_by_raised ON shopbot_payments (by_raised, key);
CREATE TABLE shopbot_refunds (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_order text COLLATE "C",
  by_charge text COLLATE "C",
  by_status text COLLATE "C"
);
CREATE INDEX shopbot_refunds_by_order ON shopbot_refunds (by_order, key);
CREATE INDEX shopbot_refunds_by_charge ON shopbot_refunds (by_charge, key);
CREATE INDEX shopbot_refunds_by_status ON shopbot_refunds (by_status, key);
CREATE TABLE shopbot_redemptions (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_code text COLLATE "C",
  by_use text COLLATE "C",
  by_order text COLLATE "C"
);
CREATE INDEX shopbot_redemptions_by_code ON shopbot_redemptions (by_code, key);
CREATE INDEX shopbot_redemptions_by_use ON shopbot_redemptions (by_use, key);
CREATE INDEX shopbot_redemptions_by_order ON shopbot_redemptions (by_order, key);
CREATE TABLE shopbot_keys (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_free text COLLATE "C",
  by_product text COLLATE "C"
);
CREATE INDEX shopbot_keys_by_free ON shopbot_keys (by_free, key);
CREATE INDEX shopbot_keys_by_product ON shopbot_keys (by_product, key);
CREATE TABLE shopbot_dialogs (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_staff (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_cards (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_order text COLLATE "C"
);
CREATE INDEX shopbot_cards_by_order ON shopbot_cards (by_order, key);
CREATE TABLE shopbot_stock (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  on_hand bigint CONSTRAINT shopbot_stock_not_negative CHECK (on_hand >= 0)
);
CREATE TABLE shopbot_holds (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_order text COLLATE "C",
  by_stock text COLLATE "C",
  CONSTRAINT shopbot_holds_one_a_line UNIQUE (by_order, by_stock)
);
CREATE INDEX shopbot_holds_by_order ON shopbot_holds (by_order, key);
CREATE INDEX shopbot_holds_by_stock ON shopbot_holds (by_stock, key);
CREATE TABLE shopbot_notices (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_answers (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_hour text COLLATE "C"
);
CREATE INDEX shopbot_answers_by_hour ON shopbot_answers (by_hour, key);
CREATE TABLE shopbot_photos (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_updates (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_revisions (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_undos (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL,
  by_revision text COLLATE "C"
);
CREATE INDEX shopbot_undos_by_revision ON shopbot_undos (by_revision, key);
CREATE TABLE shopbot_settings (
  key text COLLATE "C" PRIMARY KEY,
  body text NOT NULL
);
CREATE TABLE shopbot_transactions (
  id text COLLATE "C" PRIMARY KEY,
  origin text NOT NULL,
  at timestamptz NOT NULL,
  changes text NOT NULL
);
CREATE INDEX shopbot_transactions_by_at ON shopbot_transactions (at);
`,
}
