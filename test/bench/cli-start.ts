import type { Figure } from './frame/bench.ts'
import { bin, runNode } from './frame/processes.ts'
import { compare } from './frame/rounds.ts'

const rounds = 20

/** How long the command line takes to say something, against a Node that does nothing. */
export async function* run(): AsyncGenerator<Figure> {
  for (const { flag, goal } of [
    { flag: '--version', goal: 1.3 },
    { flag: '--help', goal: 1.5 },
  ]) {
    const { ratio, ours, baseline } = await compare(
      rounds,
      () => runNode([bin, flag]),
      () => runNode(['-e', '0']),
    )
    yield {
      bench: 'cli-start',
      variant: `shopbot ${flag} / node -e 0`,
      ratio,
      goal,
      bound: 'at most',
      measured: { shopbotMs: ours, nodeMs: baseline },
      rounds,
    }
  }
}
