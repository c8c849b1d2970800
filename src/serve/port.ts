import { execa } from 'execa'
import type { Problem } from '../shop/problem.ts'

/** A port that cannot be listened on, named with who holds it where that can be found out. */
export async function portTaken(host: string, port: number): Promise<Problem> {
  const holder = await findHolder(port)
  return {
    code: 'port-taken',
    message: `Port ${port} of ${host} is taken${holder === undefined ? '' : ` by ${holder}`}`,
    hint: 'Take another with --port or PORT; 0 takes a free one.',
    facts: { port, host, holder: holder ?? null },
  }
}

/** Best effort: the tools differ by system, and a foreign process may not be visible. */
export async function findHolder(port: number): Promise<string | undefined> {
  const lsof = await output('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])
  const found = /^p(\d+)\nc(.+)$/m.exec(lsof)
  if (found) return `${found[2]} (process ${found[1]})`
  const ss = await output('ss', ['-Hltnp', `sport = :${port}`])
  const users = /users:\(\("([^"]+)",pid=(\d+)/.exec(ss)
  if (users) return `${users[1]} (process ${users[2]})`
  return undefined
}

async function output(file: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execa(file, args, { reject: false, timeout: 2000, stdin: 'ignore' })
  return typeof stdout === 'string' ? stdout : ''
}
