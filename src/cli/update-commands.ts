import type { Command } from 'commander'
import type { AddCommand } from './command.ts'

/** What the bot could not do, and set aside. */
export function addUpdateCommands(program: Command, command: AddCommand): void {
  const updates = program
    .command('updates')
    .description('what customers did and the bot could not handle')

  command(
    updates,
    'list [dir]',
    'what was set aside, oldest first, and why',
    () => import('./commands/updates-list.ts'),
    'shopbot updates list my-shop',
  )
  command(
    updates,
    'retry <id> [dir]',
    'have the running bot try one again',
    () => import('./commands/updates-retry.ts'),
    'shopbot updates retry 8412 my-shop',
  )
  command(
    updates,
    'drop <id> [dir]',
    'forget one',
    () => import('./commands/updates-drop.ts'),
    'shopbot updates drop 8412 my-shop --yes',
  ).option('-y, --yes', 'ask nothing')
}
