import type { Client } from '../client/client.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { hasStore } from './door.ts'
import { importedBy } from './import.ts'

/** Fills the shop from its files when it holds nothing yet. Code: `files-invalid`. */
export type FirstImport = (client: Client, log: Log) => Promise<Result<null>>

/** Reads the files already while the backend starts, where there can be nothing in the store. */
export async function prepareFirstImport(dir: string): Promise<FirstImport> {
  const early = (await hasStore(dir)) ? undefined : read(dir)
  // Whoever waits for it hears of a failure; until then it is not unhandled.
  early?.catch(() => {})
  return async (client, log) => {
    const held = await client.revision()
    if (!held.ok) return held
    if (held.value.revision !== null) return done(null)
    const shop = await (early ?? read(dir))
    if (!shop.ok) return failed(filesInvalid(shop.findings))
    const { catalog, settings, files } = shop
    const by = importedBy(process.env)
    const imported = await client.import({ catalog, settings, files, by, dryRun: false })
    if (!imported.ok) return imported
    const { rememberImported } = await import('../catalog/imported-files.ts')
    rememberImported(dir, shop.imported)
    log.info(`Imported ${catalog.products.length} products`)
    return done(null)
  }
}

async function read(dir: string) {
  const { checkShop } = await import('./check-shop.ts')
  return checkShop(dir)
}

function filesInvalid(findings: readonly { severity: string; message: string }[]): Problem {
  const errors = findings.filter((finding) => finding.severity === 'error')
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return {
    code: 'files-invalid',
    message: `The shop's files have errors: ${errors[0]?.message ?? 'see check'}${more}`,
    hint: 'Run "shopbot check" to see them all with their places.',
    facts: { errors: errors.length },
  }
}
