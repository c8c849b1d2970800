import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { prettyFindings } from '../../../src/cli/findings/pretty.ts'
import { checkAll } from '../../../src/serve/check-all.ts'
import { folderOf, shopYaml } from '../folder.ts'
import { readCases } from './case.ts'

const cases = readCases(dirname(fileURLToPath(import.meta.url)))

test('there are many cases', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60)
})

describe('exactly this is shown of', () => {
  test.each(cases.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { files, output, path }) => {
      const shown = (await check(files)).shown
      // `GOLDEN=write npx vitest run test/catalog/golden` writes down what is shown now; read it before committing it.
      if (process.env.GOLDEN === 'write') writeOutput(path, shown)
      else expect(shown).toBe(output)
    },
  )
})

describe('nothing is found any more in', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s, corrected', async (_, one) => {
    const { files, fixed } = one
    expect(Object.keys(fixed)).not.toEqual([])
    expect((await check({ ...files, ...fixed })).shown).toBe('')
  })
})

async function check(files: Readonly<Record<string, string | Buffer>>) {
  const dir = await folderOf({ 'shop.yaml': shopYaml, ...files })
  const checked = await checkAll(dir, {
    walk: true,
    online: false,
    env: {},
    fetch,
    say: () => {},
  })
  if (!checked.ok) throw new Error(checked.problem.message)
  const rows = await prettyFindings(checked.value.findings, dir, (_, text) => text)
  return { shown: rows.map((row) => `${row}\n`).join('') }
}

function writeOutput(path: string, shown: string): void {
  const text = readFileSync(path, 'utf8')
  const written = text.replace(/^--- output\n[\s\S]*?(?=^--- )/m, () => `--- output\n${shown}`)
  writeFileSync(path, written)
}
