import { type Command, Option } from 'commander'
import type { AddCommand } from './command.ts'

/** The data as a whole: kept safe, brought back, moved. */
export function addMovingCommands(program: Command, command: AddCommand): void {
  command(
    program,
    'backup [dir]',
    'save everything the shop keeps into one file, also while it is open',
    () => import('./commands/backup.ts'),
    'shopbot backup my-shop',
    'shopbot backup my-shop --out /mnt/usb/',
    'shopbot backup my-shop --out yesterday.shopbot.gz --quiet',
  )
    .option(
      '--out <file>',
      'where to: a file, or a folder to name it in; absent: data/backups of the shop',
    )
    .addHelpText('after', backupHelp)

  command(
    program,
    'restore <file> [dir]',
    'bring a backup back; what the shop holds then is backed up before',
    () => import('./commands/restore.ts'),
    'shopbot restore data/backups/Flowers-2026-12-01T02-10-00Z.shopbot.gz my-shop',
    'shopbot restore yesterday.shopbot.gz my-shop --yes',
    'shopbot restore yesterday.shopbot.gz --verify',
  )
    .option('--verify', 'only prove that the file is whole; nothing is changed')
    .option('-y, --yes', 'put it in the place of what the shop holds without asking')
    .addHelpText('after', restoreHelp)

  command(
    program,
    'move-store [dir]',
    'copy the shop into PostgreSQL, or from there back into its folder',
    () => import('./commands/move-store.ts'),
    'shopbot move-store my-shop --to postgres',
    'shopbot move-store my-shop --to embedded',
  )
    .addOption(
      new Option('--to <place>', 'where the shop is to be kept')
        .choices(['embedded', 'postgres'])
        .makeOptionMandatory(),
    )
    .addHelpText('after', moveHelp)

  command(
    program,
    'migrate [dir]',
    'bring the tables of the database to this version, before the shop is opened',
    () => import('./commands/migrate.ts'),
    'shopbot migrate my-shop',
    'DATABASE_URL_FILE=/run/secrets/database shopbot migrate --json',
  ).addHelpText('after', migrateHelp)
}

const migrateHelp = `
Whatever opens the shop does this by itself, one process after another; the command is for where it is
to be done once, beforehand, as by a Job in Kubernetes. It needs DATABASE_URL.`

const moveHelp = `
The database is the one of DATABASE_URL, in .env or the environment. The place that the shop moves to
must be empty, and the shop must not be running. Everything is copied in one step and compared by counts
and checksums; the place that it comes from stays as it is.`

const backupHelp = `
In it: orders, payments, refunds, customers with their carts and addresses, stock, digital goods and
keys, the catalogue as imported, settings, staff, and what waits to be sent. Keep it where only you
can read it: it names your customers.
Not in it: tokens and passwords (they are in .env), and your own files: shop.yaml, catalog/, photos/
and locales/ are yours to keep, best in git.
The file is proven to be whole before it gets its name.`

const restoreHelp = `
The file is read and proven before anything is touched, and replaces everything in one step: whatever
happens in between, the shop is the one it was or the one of the backup. The shop must not be running.
What happened after the backup is not in it; "shopbot orders reconcile" finds the payments that it
lacks.`
