import { execFile } from 'node:child_process'
import { chmod, cp, readFile, rename, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { bin, cleanEnv, shopbot, temporaryFolder } from './shopbot.ts'

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}
interface Job {
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[]
}

const workflow: Workflow = parse(
  await readFile(
    join(import.meta.dirname, '../../templates/any/github/workflows/shop.yml'),
    'utf8',
  ),
)

/** Runs a step as the runner does: `bash -e`, with an npx that takes the shopbot of this project. */
async function runStep(dir: string, script: string) {
  const tools = await temporaryFolder()
  await writeFile(
    join(tools, 'npx'),
    `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bin}" "$@"\n`,
  )
  await chmod(join(tools, 'npx'), 0o755)
  const env = { ...cleanEnv, CI: 'true', PATH: `${tools}${delimiter}${cleanEnv.PATH}` }
  return promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: dir, env })
}

/** The script of the step that has this in it. */
function stepWith(job: string, text: string): string {
  const script = workflow.jobs[job]?.steps.find(({ run }) => run?.includes(text))?.run
  if (script === undefined) throw new Error(`No step of ${job} has ${text}`)
  return script
}

test('the workflow may do little, and what it uses is named by its version', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' })
  expect(workflow.jobs.check?.permissions).toBeUndefined()
  expect(workflow.jobs.plan?.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
  // A fork's code never runs where a secret or a right to write is.
  expect(workflow.jobs.plan?.if).toContain('head.repo.full_name == github.repository')
  expect(JSON.stringify(workflow.jobs.check)).not.toContain('secrets.')
  const used = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.flatMap(({ uses = [] }) => uses),
  )
  for (const uses of used) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/)
  // What a branch or title is called never becomes part of a script.
  for (const { steps } of Object.values(workflow.jobs))
    for (const { run = '' } of steps) expect(run).not.toContain('${{')
})

test('its check passes a good shop, and marks the lines of a bad one', async () => {
  const dir = join(await temporaryFolder(), 'shop')
  await shopbot(['init', dir, '--yes'])
  const script = stepWith('check', 'shopbot check')
  await runStep(dir, script)
  await writeFile(join(dir, 'catalog/bad.yaml'), 'products: [{title: Bad, prise: 1}]\n')
  await expect(runStep(dir, script)).rejects.toMatchObject({
    stdout: expect.stringMatching(/^::error file=catalog\/bad\.yaml,line=1/m),
  })
})

test('its plan says what a branch changes, and leaves nothing of the other one', async () => {
  const dir = join(await temporaryFolder(), 'shop')
  await shopbot(['init', dir, '--yes', '--template', 'coffee'])
  await cp(dir, `${dir}-now`, { recursive: true })
  await rename(`${dir}-now`, join(dir, '.now'))
  const tea = join(dir, 'catalog/tea/tea.yaml')
  await writeFile(tea, (await readFile(tea, 'utf8')).replace('price: 310.00', 'price: 299.00'))
  await runStep(dir, stepWith('plan', '--format markdown'))
  const plan = await readFile(join(dir, 'plan.md'), 'utf8')
  expect(plan).toContain('0 created, 1 updated, 0 removed')
  expect(plan).toContain('sencha')
  expect(plan).toContain('299.00')
  expect(await shopbot(['check', dir])).toMatchObject({ status: 0 })
})
