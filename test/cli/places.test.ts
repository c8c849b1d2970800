import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { shopbot, temporaryFolder } from './shopbot.ts'

const below = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort()

async function made(place: string, ...more: string[]) {
  const dir = join(await temporaryFolder(), 'my shop')
  const result = await shopbot(['init', dir, '--place', place, ...more])
  expect(result.status, result.stderr).toBe(0)
  return { dir, ...result }
}

describe('init --place', () => {
  test.each([
    ['laptop', [], 'npx shopbot serve '],
    [
      'vps',
      [
        'deploy/shopbot.service',
        'deploy/shopbot-backup.service',
        'deploy/shopbot-backup.timer',
        'deploy/monitoring/grafana-dashboard.json',
        'deploy/monitoring/prometheus.yml',
      ],
      'systemctl enable --now shopbot shopbot-backup.timer',
    ],
    ['docker', ['deploy/monitoring/prometheus.yml'], 'npx shopbot serve --docker'],
    [
      'kubernetes',
      [
        '.dockerignore',
        'deploy/kubernetes/Dockerfile',
        'deploy/kubernetes/backend.yaml',
        'deploy/kubernetes/kustomization.yaml',
        'deploy/kubernetes/secret.example.yaml',
      ],
      'kubectl apply --kustomize deploy/kubernetes',
    ],
  ])(
    '%s: its files are there, it says what to do next, and check is content',
    async (place, files, next) => {
      const { dir, stderr } = await made(place)
      const there = below(dir)
      expect(there).toEqual(expect.arrayContaining(files))
      if (place === 'laptop') expect(there.filter((file) => file.startsWith('deploy'))).toEqual([])
      expect(there.filter((file) => /(^|\/)dockerignore$/.test(file))).toEqual([])
      expect(stderr).toContain(next)
      for (const file of there.filter((name) => /\.ya?ml$/.test(name)))
        for (const document of parseAllDocuments(await readFile(join(dir, file), 'utf8')))
          expect(document.errors, file).toEqual([])
      const { stdout, status } = await shopbot(['check', dir, '--json'])
      expect(JSON.parse(stdout).findings).toEqual([])
      expect(status).toBe(0)
    },
  )

  test('the units name the folder, a user, and commands that there are', async () => {
    const { dir } = await made('vps')
    const unit = await readFile(join(dir, 'deploy/shopbot.service'), 'utf8')
    expect(unit).toContain(`\nWorkingDirectory=${dir}\n`)
    expect(unit).toContain(`\nReadWritePaths="${dir}"\n`)
    expect(unit).toMatch(/^User=shopbot$/m)
    expect(unit).toMatch(/^Restart=always$/m)
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/env shopbot serve$/m)
    const backup = await readFile(join(dir, 'deploy/shopbot-backup.service'), 'utf8')
    const [, args = ''] = /^ExecStart=\/usr\/bin\/env shopbot (.+)$/m.exec(backup) ?? []
    expect(args).toContain('--out')
    const out = `${await temporaryFolder()}/`
    await shopbot(['import', dir, '--yes'])
    const ours = args.split(' ').map((arg) => (arg.startsWith('/') ? out : arg))
    expect(await shopbot(ours, { cwd: dir })).toMatchObject({ status: 0 })
    expect(readdirSync(out)).toEqual([expect.stringMatching(/\.shopbot\.gz$/)])
  })

  test('systemd takes the units where it is there', async ({ skip }) => {
    const { dir } = await made('vps')
    const units = readdirSync(join(dir, 'deploy')).filter((name) =>
      /^shopbot.*\.(service|timer)$/.test(name),
    )
    try {
      const said = execFileSync('systemd-analyze', ['verify', ...units], {
        cwd: join(dir, 'deploy'),
        encoding: 'utf8',
        stdio: 'pipe',
      })
      expect(said).toBe('')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
      if (process.env.SHOPBOT_REQUIRE === 'all') throw new Error('systemd-analyze is not there')
      skip('systemd-analyze is not there')
    }
  })

  test('a shop that is there gets another place, and nothing of it is changed', async () => {
    const { dir } = await made('laptop')
    await writeFile(
      join(dir, 'shop.yaml'),
      `${await readFile(join(dir, 'shop.yaml'), 'utf8')}# mine\n`,
    )
    await mkdir(join(dir, 'deploy'))
    await writeFile(join(dir, 'deploy/shopbot.service'), 'mine')
    const before = new Map(
      await Promise.all(
        below(dir).map(async (file) => [file, await readFile(join(dir, file))] as const),
      ),
    )
    const { stdout, status } = await shopbot(['init', dir, '--place', 'vps', '--json'])
    expect(status).toBe(0)
    const document = JSON.parse(stdout)
    expect(document).toMatchObject({
      formatVersion: 1,
      ok: true,
      place: 'vps',
      kept: ['deploy/shopbot.service'],
    })
    expect(document.written).toContain('deploy/shopbot-backup.timer')
    for (const [file, bytes] of before) expect(await readFile(join(dir, file))).toEqual(bytes)

    const forced = await shopbot(['init', dir, '--place', 'vps', '--force', '--json'])
    expect(JSON.parse(forced.stdout)).toMatchObject({ kept: [] })
    expect(await readFile(join(dir, 'deploy/shopbot.service'), 'utf8')).toContain('[Unit]')
    expect(await readFile(join(dir, 'shop.yaml'), 'utf8')).toContain('# mine')
  })

  test('a new shop says in JSON what was written', async () => {
    const { stdout } = await made('kubernetes', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      template: 'coffee',
      place: 'kubernetes',
      written: expect.arrayContaining(['.dockerignore', 'deploy/kubernetes/bot.yaml']),
      kept: [],
    })
  })

  test('what is converted gets its place as well; a place that there is not is wrong usage', async () => {
    const folder = await temporaryFolder()
    const csv = join(folder, 'goods.csv')
    await writeFile(csv, 'title,price\nRose,45.50\n')
    const dir = join(folder, 'shop')
    const { status, stderr } = await shopbot([
      'init',
      dir,
      '--from',
      csv,
      '--place',
      'vps',
      '--yes',
    ])
    expect(status, stderr).toBe(0)
    expect(below(dir)).toEqual(expect.arrayContaining(['deploy/shopbot.service', 'shop.yaml']))
    expect(await shopbot(['init', dir, '--place', 'moon'])).toMatchObject({ status: 64 })
  })
})
