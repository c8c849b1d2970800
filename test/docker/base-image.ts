import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'

const cache = join(homedir(), '.cache', 'shopbot-tests')
const debian = join(cache, 'bookworm.tar')
/** Of the machine: what this file holds is whom its networks trust. */
const certificates = '/etc/ssl/certs/ca-certificates.crt'

/** Whether this machine can run the suite; else what it lacks. */
export async function lacking(): Promise<string | undefined> {
  const { exitCode } = await execa('docker', ['version'], { reject: false })
  if (exitCode !== 0) return 'a Docker engine'
  if (existsSync(debian) || (await imageExists(name))) return undefined
  if (process.getuid?.() !== 0) return 'root, to make a base image'
  const found = await execa('debootstrap', ['--version'], { reject: false })
  return found.exitCode === 0 ? undefined : 'debootstrap, to make a base image'
}

/** This very Node.js. */
const name = `shopbot-tests-base:node-${process.versions.node}`

/** A base image that nothing has to be pulled for: Debian's smallest, and the Node.js that runs this. */
export async function baseImage(): Promise<string> {
  if (await imageExists(name)) return name
  await ensureDebian()
  await execa('docker', ['import', debian, 'shopbot-tests-debian'])
  const context = await mkdtemp(join(tmpdir(), 'shopbot-base-'))
  try {
    await cp(process.execPath, join(context, 'node'), { dereference: true })
    await writeFile(join(context, 'certificates'), await readFile(certificates).catch(() => ''))
    await writeFile(join(context, 'Dockerfile'), dockerfile)
    await execa('docker', ['build', '--network', 'none', '--tag', name, context])
  } finally {
    await rm(context, { recursive: true, force: true })
  }
  return name
}

const dockerfile = `FROM shopbot-tests-debian
COPY certificates ${certificates}
COPY node /usr/local/bin/node
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
`

async function ensureDebian(): Promise<void> {
  if (existsSync(debian)) return
  await mkdir(cache, { recursive: true })
  const root = await mkdtemp(join(tmpdir(), 'shopbot-debian-'))
  try {
    const include = '--include=ca-certificates'
    await execa('debootstrap', ['--variant=minbase', include, 'bookworm', root])
    for (const spare of ['var/cache/apt/archives', 'var/lib/apt/lists', 'usr/share/doc']) {
      await rm(join(root, spare), { recursive: true, force: true })
    }
    await execa('tar', ['-C', root, '-cf', `${debian}.new`, '.'])
    await rename(`${debian}.new`, debian)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function imageExists(image: string): Promise<boolean> {
  const { exitCode } = await execa('docker', ['image', 'inspect', image], { reject: false })
  return exitCode === 0
}
