import { type Command, Option } from 'commander'
import type { AddCommand } from './command.ts'

/** `import`, alias `sync`: its options and examples. */
export function addImportCommand(program: Command, command: AddCommand): void {
  command(
    program,
    'import [dir] [of]',
    'show what changed in the files, and bring it into the shop',
    () => import('./commands/import.ts'),
    'shopbot import my-shop --dry-run',
    'shopbot import my-shop --yes',
    'shopbot import my-shop --out plan.json   # then: shopbot import plan.json my-shop',
    'shopbot import my-shop --dry-run --format markdown --max-price-change 50%',
    'shopbot import my-shop --rollback',
    'shopbot import my-shop --watch',
  )
    .alias('sync')
    .option('--dry-run', 'only show what would change')
    .option('--detailed-exitcode', 'exit with 2 when changes are pending')
    .option('--prune', 'also remove what the files no longer name')
    .addOption(
      new Option('--ours', 'the files win where both they and the chat changed').conflicts(
        'theirs',
      ),
    )
    .option('--theirs', 'the shop wins where both the files and the chat changed')
    .option('--fail-on-delete', 'a guard: exit with 3 when something would go')
    .option('--max-price-change <percent>', 'a guard: exit with 3 when a price moves by more')
    .option('--out <file>', 'save the plan; "shopbot import FILE [dir]" applies exactly that one')
    .option('--plan <file>', 'apply a saved plan')
    .addOption(
      new Option('--format <format>', 'how to show the plan')
        .choices(['pretty', 'json', 'markdown'])
        .default('pretty'),
    )
    .option('--history', 'list the last imports, with who and when')
    .option('--rollback', 'take the last import back; again: the one before it')
    .option('--watch', 'go on, and apply each save of the files; removals wait for --prune')
    .option('-y, --yes', 'apply without a question, removals too')
}
