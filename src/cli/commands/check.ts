import { resolve } from 'node:path'
import type { Finding } from '../../catalog/finding.ts'
import type { ShopReading } from '../../catalog/read.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { showFindings } from '../findings.ts'
import type { Screen } from '../screen.ts'

export interface CheckOptions {
  readonly format: 'pretty' | 'json' | 'github' | 'sarif'
  readonly strict?: boolean
  readonly online?: boolean
  readonly walk?: boolean
  readonly explain?: string
}

export const run: Run<CheckOptions> = async ([dir = '.'], options, screen) => {
  if (options.explain !== undefined) {
    const { explainCode } = await import('../explain.ts')
    return explainCode(options.explain, screen)
  }
  const { checkShop } = await import('../../serve/check-shop.ts')
  const folder = resolve(dir)
  const { counts, findings } = await checkShop(folder)
  const sum = totals(findings)
  const ok = sum.errors === 0 && !(options.strict === true && sum.warnings > 0)
  screen.document({ formatVersion: 1, ok, counts, findings })
  if (options.format === 'sarif') await printSarif(findings, folder, screen)
  else {
    if (options.format === 'github') await printAnnotations(findings, folder, screen)
    else await showFindings(findings, folder, screen)
    for (const line of conclusion(ok, counts, sum, screen)) screen.print(line)
  }
  return ok ? exit.well : exit.failed
}

interface Totals {
  readonly errors: number
  readonly warnings: number
}

function totals(findings: readonly Finding[]): Totals {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

async function printAnnotations(
  findings: readonly Finding[],
  dir: string,
  screen: Screen,
): Promise<void> {
  const [{ githubAnnotations }, { pathInRepository }] = await Promise.all([
    import('../findings/github.ts'),
    import('../findings/repository.ts'),
  ])
  const prefix = await pathInRepository(dir, process.env)
  for (const line of githubAnnotations(findings, prefix)) screen.print(line)
}

async function printSarif(findings: readonly Finding[], dir: string, screen: Screen) {
  const [{ sarifLog }, { pathInRepository }, { version }] = await Promise.all([
    import('../findings/sarif.ts'),
    import('../findings/repository.ts'),
    import('../version.ts'),
  ])
  const prefix = await pathInRepository(dir, process.env)
  screen.print(JSON.stringify(sarifLog(findings, prefix, version()), null, 2))
}

function conclusion(
  ok: boolean,
  { categories, products, variants }: ShopReading['counts'],
  { errors, warnings }: Totals,
  { paint }: Screen,
): string[] {
  const verdict = ok ? paint('green', '✓') : paint('red', '✗')
  const held = `${plural(categories, 'category', 'categories')}, ${plural(products, 'product')}, ${plural(variants, 'variant')}`
  const found = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`
  const more = paint(
    'dim',
    '  More about a code, the last word of its line: shopbot check --explain CODE',
  )
  return [`${verdict} ${held}: ${found}`, ...(errors + warnings > 0 ? [more] : [])]
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
