import { createServer } from 'node:net'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { portTaken } from '../port.ts'
import { type Ports, portsBefore } from './written.ts'

export interface PortsWanted {
  readonly dir: string
  /** 0: a free one, that of the last time if it will do. */
  readonly port: number | undefined
  readonly usualPort: number
  readonly otherPort: (taken: Problem) => Promise<number | undefined>
  /** Whether the shop's containers run, so that they have its ports of the last time. */
  readonly running: boolean
}

/** Where this machine reaches the containers. Code: `port-taken`. */
export async function choosePorts(wanted: PortsWanted): Promise<Result<Ports>> {
  const before = await portsBefore(wanted.dir)
  const ours = (port: number | undefined) =>
    wanted.running && (port === before.backend || port === before.sandbox)
  const can = async (port: number) => ours(port) || (await isFree(port))
  const backend = await backendPort(wanted, before.backend, can)
  if (!backend.ok) return backend
  const last = before.sandbox
  const keeps = last !== undefined && last !== backend.value && (await can(last))
  return done({ backend: backend.value, sandbox: keeps ? last : await freePort() })
}

async function backendPort(
  { port, usualPort, otherPort }: PortsWanted,
  last: number | undefined,
  can: (port: number) => Promise<boolean>,
): Promise<Result<number>> {
  const chosen = port || last || (port === 0 ? 0 : usualPort)
  if (chosen === 0) return done(await freePort())
  if (await can(chosen)) return done(chosen)
  if (port === 0) return done(await freePort())
  const taken = await portTaken('127.0.0.1', chosen)
  const other = await otherPort(taken)
  if (other === undefined) return failed(taken)
  return done(other === 0 ? await freePort() : other)
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined
}

async function freePort(): Promise<number> {
  const port = await listenOnce(0)
  if (port === undefined) throw new Error('No port of this machine is free')
  return port
}

/** The port, if it could be had. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      server.close(() => resolve(bound))
    })
  })
}
