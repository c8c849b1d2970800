import { resolve } from 'node:path'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { showFindings } from '../findings.ts'

export const run: Run = async ([dir = '.'], _options, screen) => {
  const { checkShop } = await import('../../serve/check-shop.ts')
  const { ok, counts, findings } = await checkShop(resolve(dir))
  screen.document({ formatVersion: 1, ok, counts, findings })
  await showFindings(findings, resolve(dir), screen)
  const { categories, products, variants } = counts
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  const verdict = ok ? screen.paint('green', '✓') : screen.paint('red', '✗')
  screen.print(
    `${verdict} ${plural(categories, 'category', 'categories')}, ${plural(products, 'product')}, ${plural(variants, 'variant')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`,
  )
  return ok ? exit.well : exit.failed
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
