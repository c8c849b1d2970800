import { run as backends } from './backends.ts'
import { run as backoff } from './backoff.ts'
import { run as cartMutation } from './cart-mutation.ts'
import { run as catalogHttp } from './catalog-http.ts'
import { run as checkAndPlan } from './check-and-plan.ts'
import { run as cliStart } from './cli-start.ts'
import { run as convert } from './convert.ts'
import type { Figure, Site } from './frame/bench.ts'
import { jsonLine, tableOf } from './frame/report.ts'
import { openSite } from './frame/site.ts'
import { run as memory } from './memory.ts'
import { run as postgresMutation } from './postgres-mutation.ts'
import { run as preCheckout } from './pre-checkout.ts'
import { run as ready } from './ready.ts'
import { run as rolling } from './rolling.ts'
import { run as scale } from './scale.ts'
import { run as screens } from './screens.ts'
import { run as serveStart } from './serve-start.ts'
import { run as tap } from './tap.ts'

const benches: Readonly<Record<string, (site: Site) => AsyncIterable<Figure>>> = {
  'cli-start': cliStart,
  'catalog-http': catalogHttp,
  'cart-mutation': cartMutation,
  'postgres-mutation': postgresMutation,
  'check-and-plan': checkAndPlan,
  tap,
  'pre-checkout': preCheckout,
  'serve-start': serveStart,
  ready,
  rolling,
  memory,
  scale,
  convert,
  screens,
  backends,
  backoff,
}

/** `npm run bench -- NAME…`: figures as JSON lines on stdout, a table on stderr. Misses do not fail the run. */
const names = process.argv.slice(2)
const unknown = names.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`,
  )
  process.exitCode = 64
} else {
  await runAll(names.length > 0 ? names : Object.keys(benches))
}

async function runAll(wanted: readonly string[]): Promise<void> {
  const figures: Figure[] = []
  for (const name of wanted) {
    console.error(`${name} …`)
    const site = openSite()
    const interrupted = () => site.close().finally(() => process.exit(130))
    process.once('SIGINT', interrupted)
    try {
      for await (const figure of benches[name]?.(site) ?? []) {
        figures.push(figure)
        console.log(jsonLine(figure))
      }
    } catch (error) {
      console.error(`${name} failed:`, error)
      process.exitCode = 1
    } finally {
      process.off('SIGINT', interrupted)
      await site.close()
    }
  }
  console.error(tableOf(figures))
  // A connection that is kept alive would hold the process.
  process.exit()
}
