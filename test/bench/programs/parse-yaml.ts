import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'

/** Parses every YAML file of a folder with positions, and nothing more; prints the milliseconds. */
const dir = process.argv[2] ?? ''
const start = performance.now()
for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.yaml')) continue
  const document = parseDocument(await readFile(join(dir, path), 'utf8'), {
    lineCounter: new LineCounter(),
  })
  if (document.errors[0]) throw document.errors[0]
}
console.log(JSON.stringify({ ms: performance.now() - start }))
