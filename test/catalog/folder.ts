import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { readShop } from '../../src/catalog/read.ts'
import { disagreements } from './schema-agrees.ts'

/** A folder with these files, removed after the test. */
export async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'shopbot-catalog-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
  return dir
}

export const shopYaml = 'name: Test\ncurrency: UAH\n'

/** What reading a shop of these files finds; shop.yaml is a plain one unless given. */
export async function reading(files: Readonly<Record<string, string | Buffer>>) {
  const dir = await folderOf({ 'shop.yaml': shopYaml, ...files })
  const shop = await readShop(dir)
  // Whatever a test writes wrongly, editors are told the same by the schemas.
  expect(disagreements(dir, shop.findings)).toEqual([])
  return shop
}

/** The only finding of a catalogue in one file. */
export async function findingIn(catalog: string | Buffer) {
  const { findings } = await reading({ 'catalog.yaml': catalog })
  if (findings.length !== 1)
    throw new Error(`Not one finding: ${JSON.stringify(findings, null, 2)}`)
  return findings[0]
}
