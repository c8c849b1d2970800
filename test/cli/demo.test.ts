import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { execa } from 'execa'
import { expect, onTestFinished, test } from 'vitest'
import { bin, cleanEnv, temporaryFolder } from './shopbot.ts'

test('the demo has an admin among the people of its chat page, and says who', async () => {
  const { ready, said, dir } = await startDemo()
  const answer = await fetch(new URL('sandbox/users', ready.sandbox.url))
  const people: { id: number; first_name: string }[] = JSON.parse(await answer.text())
  const [, admin] = people
  expect(admin).toMatchObject({ first_name: 'Taras' })
  expect(said.join('\n')).toContain('Taras is an admin')
  const settings = await readFile(join(dir, 'shop.yaml'), 'utf8')
  expect(settings).toMatch(new RegExp(`^admins: \\[${admin?.id}\\] `, 'm'))
  expect(settings).toContain('methods: [telegram, on-delivery] #')
})

/** Starts the demo and reads what it says until its last line of advice. */
async function startDemo() {
  const running = execa(process.execPath, [bin, 'demo', '--no-open', '--json', '--port', '0'], {
    env: { ...cleanEnv, TMPDIR: await temporaryFolder() },
    extendEnv: false,
    stdin: 'ignore',
    buffer: false,
    reject: false,
  })
  onTestFinished(async () => {
    running.kill('SIGTERM')
    await running
  })
  const output: string[] = []
  createInterface(running.stdout).on('line', (line) => output.push(line))
  const said: string[] = []
  for await (const line of createInterface(running.stderr)) {
    said.push(line)
    if (line.startsWith('End it with')) break
  }
  const dir = said.find((line) => line.startsWith("The shop's files"))?.split(': ')[1]
  if (dir === undefined) throw new Error(`The demo did not get ready:\n${said.join('\n')}`)
  return { ready: JSON.parse(output[0] ?? ''), said, dir: dir.trim() }
}
