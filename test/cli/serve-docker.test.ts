import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { smallShop } from './serving.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

/** Programs in place of Docker's, each a script; nothing else is on the path but the shell's. */
async function machineWith(programs: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'bin'))
  for (const [name, script] of Object.entries(programs)) {
    const path = join(folder, 'bin', name)
    await writeFile(path, `#!/bin/sh\n${script}\n`)
    await chmod(path, 0o755)
  }
  return join(folder, 'bin')
}

async function serveOn(path: string, ...args: string[]) {
  const dir = await smallShop()
  // Where root runs this, the containers would be another user.
  await chmod(dir, 0o755)
  return shopbot(['serve', dir, '--docker', '--sandbox', '--json', ...args], {
    env: { PATH: path },
  })
}

const engine = 'if [ "$1" = version ]; then echo 20.10.24; else exit 1; fi'

test.runIf(process.platform !== 'win32').each([
  ['no Docker', {}, 'docker-missing', /Docker is not installed.*\n.*Install/],
  [
    'a user who may not use it',
    { docker: 'echo "permission denied while trying to connect" >&2; exit 1' },
    'docker-forbidden',
    /may not use it\n.*usermod/,
  ],
  [
    'an engine that is not running',
    { docker: 'echo "Cannot connect to the Docker daemon" >&2; exit 1' },
    'docker-stopped',
    /does not answer\n.*Start it/,
  ],
  ['no Compose', { docker: engine }, 'compose-missing', /not installed\n.*docker-compose/],
] as const)('%s: one sentence, and what to do', async (_name, programs, code, said) => {
  const { status, stdout, stderr } = await serveOn(await machineWith(programs))
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, problem: { code } })
  expect(stderr).toMatch(said)
  expect(stderr.trim().split('\n')).toHaveLength(2)
})

test.runIf(process.platform !== 'win32')('a base image that cannot be had is named', async () => {
  const path = await machineWith({ docker: engine, 'docker-compose': 'echo 1.29.2' })
  const { status, stdout } = await serveOn(path)
  expect(status).toBe(1)
  const { problem } = JSON.parse(stdout)
  expect(problem).toMatchObject({ code: 'image-base-missing' })
  expect(problem.message).toContain('node:22-bookworm-slim')
})

test.each([
  [['--detach'], '--detach goes with --docker'],
  [['--down'], '--down goes with --docker'],
  [['--docker', '--watch'], '--watch does not go with --docker'],
  [['--docker', '--only', 'bot'], '--only does not go with --docker'],
])('%j is wrong usage', async (args, message) => {
  const { status, stderr } = await shopbot(['serve', await smallShop(), ...args])
  expect(status).toBe(64)
  expect(stderr).toContain(message)
})

test('a new shop has a compose.yaml that runs no service as root, writable or with rights', async () => {
  const dir = join(await temporaryFolder(), 'shop')
  await shopbot(['init', dir, '--yes'])
  const text = await readFile(join(dir, 'compose.yaml'), 'utf8')
  const own = await readFile(
    join(dirname(dirname(import.meta.dirname)), 'templates/any/compose.yaml'),
    'utf8',
  )
  expect(text).toBe(own)
  const { parse } = await import('yaml')
  const { services } = parse(text, { merge: true })
  for (const name of ['backend', 'bot', 'sandbox']) {
    expect(services[name]).toMatchObject({
      init: true,
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
      user: expect.not.stringMatching(/^\$\{[^}]*:-0/),
    })
    // For this machine only.
    for (const port of services[name].ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
  }
})
