import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../serve/package.ts'

/** What our package.json says. */
export function version(): string {
  // Our own file: npm refuses a package without a version.
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as Package).version
}

interface Package {
  readonly version: string
}
