import { resolve } from 'node:path'
import type { Finding } from '../../catalog/finding.ts'
import type { ShopReading } from '../../catalog/read.ts'
import type { Walked } from '../../serve/walk/walk.ts'
import type { Run } from '../command.ts'
import { counted } from '../counted.ts'
import { exit } from '../exit.ts'
import { showFindings } from '../findings.ts'
import type { Screen } from '../screen.ts'

export interface CheckOptions {
  readonly format: 'pretty' | 'json' | 'github' | 'sarif'
  readonly strict?: boolean
  readonly online?: boolean
  readonly walk?: boolean
  readonly explain?: string
  readonly writeLocale?: string
}

export const run: Run<CheckOptions> = async ([dir = '.'], options, screen) => {
  if (options.explain !== undefined) {
    const { explainCode } = await import('../explain.ts')
    return explainCode(options.explain, screen)
  }
  if (options.writeLocale !== undefined) {
    const { writeLocale } = await import('../write-locale.ts')
    return writeLocale(resolve(dir), options.writeLocale, screen)
  }
  const { checkAll } = await import('../../serve/check-all.ts')
  const folder = resolve(dir)
  const checked = await checkAll(folder, {
    walk: options.walk === true,
    online: options.online === true,
    env: process.env,
    fetch,
    say: screen.say,
  })
  if (!checked.ok) return screen.fail(checked.problem)
  const { findings, walked } = checked.value
  const { counts } = checked.value.read
  const sum = totals(findings)
  const ok = sum.errors === 0 && !(options.strict === true && sum.warnings > 0)
  const walk = options.walk === true && walked ? { walk: walkDocument(walked) } : {}
  screen.document({ formatVersion: 1, ok, counts, findings, ...walk })
  if (options.format === 'sarif') await printSarif(findings, folder, screen)
  else {
    if (options.format === 'github') await printAnnotations(findings, folder, screen)
    else await showFindings(findings, folder, screen)
    for (const line of conclusion(ok, counts, sum, screen)) screen.print(line)
    if (walked) screen.say(walkLine(walked))
    else if (checked.value.read.ok)
      screen.say('The bot was not walked through, for the shop is large: add --walk.')
  }
  return ok ? exit.well : exit.failed
}

function walkDocument({ screens, taps }: Walked) {
  return { screens, taps: Object.fromEntries(taps) }
}

function walkLine({ screens, taps }: Walked): string {
  const counts = [...taps.values()]
  const sum = counts.reduce((all, one) => all + one, 0)
  const farthest = counts.reduce((most, one) => Math.max(most, one), 0)
  const mean = (sum / Math.max(1, counts.length)).toFixed(1)
  return `Walked through ${counted(screens, 'screen')} of the bot: a product is ${mean} taps from the menu on average, ${farthest} at the most.`
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
  const held = `${counted(categories, 'category', 'categories')}, ${counted(products, 'product')}, ${counted(variants, 'variant')}`
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  const more = paint(
    'dim',
    '  More about a code, the last word of its line: shopbot check --explain CODE',
  )
  return [`${verdict} ${held}: ${found}`, ...(errors + warnings > 0 ? [more] : [])]
}
