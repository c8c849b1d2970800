import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Bundles the bench, as Node 20 runs no TypeScript, and runs it. The bundle lies where packages are found. */
const here = import.meta.dirname
const cache = join(here, '../../node_modules/.cache')
mkdirSync(cache, { recursive: true })
const outdir = mkdtempSync(join(cache, 'shopbot-bench-'))

const programs = readdirSync(join(here, 'programs')).map((name) => join(here, 'programs', name))
await build({
  entryPoints: [join(here, 'main.ts'), ...programs],
  outdir,
  outbase: here,
  bundle: true,
  splitting: true,
  loader: { '.ftl': 'text' },
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'inline',
  logLevel: 'warning',
})
// Ctrl-C reaches the bench as well, which then ends what it has started.
process.on('SIGINT', () => {})
const { status } = spawnSync(
  process.execPath,
  [join(outdir, 'main.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, SHOPBOT_BENCH_PROGRAMS: join(outdir, 'programs') },
  },
)
rmSync(outdir, { recursive: true, force: true })
process.exitCode = status ?? 1
