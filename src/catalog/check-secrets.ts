import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from './finding.ts'
import { secretFault, secretsIn } from './secrets.ts'

/**
 * Looks for tokens in the texts of a shop that are not read as YAML anyway: locales, terms, what GitHub and Docker
 * run. `.env` is their place and is not looked at.
 */
export async function checkSecrets(
  dir: string,
  catalog: string,
  findings: Finding[],
): Promise<void> {
  for (const file of await textsOf(dir, '', catalog)) {
    const text = await readFile(join(dir, file), 'utf8').catch(() => '')
    for (const found of secretsIn(text)) {
      const { line, column } = found
      findings.push({ ...secretFault(found), file, line, column })
    }
  }
}

async function textsOf(dir: string, folder: string, catalog: string): Promise<string[]> {
  const entries = await readdir(join(dir, folder), { withFileTypes: true }).catch(() => [])
  const files: string[] = []
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory() && !isForeign(path, entry))
      files.push(...(await textsOf(dir, path, catalog)))
    else if (entry.isFile() && isText(entry.name) && !isRead(path, catalog)) files.push(path)
  }
  return files
}

/** Not the merchant's texts: data, pictures, installed packages, version control. */
function isForeign(path: string, { name }: Dirent): boolean {
  const hidden = name.startsWith('.') && name !== '.github'
  return hidden || ['data', 'node_modules', 'photos'].includes(path)
}

const isText = (name: string) => /\.(?:ya?ml|ftl|md|txt|example)$/i.test(name)

/** Whether the reader has looked at it already. */
function isRead(path: string, catalog: string): boolean {
  const isOfCatalog = path === catalog || path.startsWith(`${catalog}/`)
  return path === 'shop.yaml' || (isOfCatalog && /\.ya?ml$/i.test(path))
}
