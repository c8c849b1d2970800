import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Child } from '../../src/serve/child.ts'
import type { ChildMessage, ParentMessage } from '../../src/serve/messages.ts'
import { keepRunning } from '../../src/serve/service.ts'
import { silentLog } from '../../src/shop/log.ts'
import type { Problem } from '../../src/shop/problem.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A process that does what a test says. */
class FakeChild implements Child {
  readonly pid = 1
  readonly sent: ParentMessage[] = []
  killed = false
  readonly ended: Promise<string>
  readonly tell: (message: ChildMessage) => void
  private settle: (how: string) => void = () => {}

  constructor(onMessage: (message: ChildMessage) => void) {
    this.tell = onMessage
    this.ended = new Promise((resolve) => {
      this.settle = resolve
    })
  }
  send(message: ParentMessage) {
    this.sent.push(message)
  }
  kill() {
    this.killed = true
    this.die('SIGKILL')
  }
  die(how: string) {
    this.settle(how)
  }
}

function start() {
  const children: FakeChild[] = []
  const failures: Problem[] = []
  const ready: FakeChild[] = []
  const service = keepRunning({
    name: 'backend',
    start: (onMessage) => {
      const child = new FakeChild(onMessage)
      children.push(child)
      return child
    },
    onReady: (_message, child) => ready.push(child as FakeChild),
    onFailed: (problem) => failures.push(problem),
    log: silentLog,
  })
  const last = () => children[children.length - 1] as FakeChild
  /** The last child dies; how long until the next one starts, in milliseconds. */
  const pauseAfterDeath = async () => {
    const before = children.length
    last().die('SIGKILL')
    await vi.advanceTimersByTimeAsync(0)
    let waited = 0
    while (children.length === before && waited < 60_000) {
      await vi.advanceTimersByTimeAsync(100)
      waited += 100
    }
    return waited
  }
  return { service, children, failures, ready, last, pauseAfterDeath }
}

test('who dies once is back at once; who goes on dying comes back ever more slowly', async () => {
  const { last, pauseAfterDeath } = start()
  last().tell({ kind: 'ready' })
  const pauses: number[] = []
  for (let death = 0; death < 10; death += 1) pauses.push(await pauseAfterDeath())
  expect(pauses).toEqual([200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000])
})

test('who has lived for half a minute is forgiven', async () => {
  const { last, pauseAfterDeath } = start()
  last().tell({ kind: 'ready' })
  await pauseAfterDeath()
  await pauseAfterDeath()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await pauseAfterDeath()).toBe(200)
})

test('what cannot begin is not tried again', async () => {
  const { children, failures, last } = start()
  const problem = { code: 'store-damaged', message: 'The store is damaged' }
  last().tell({ kind: 'failed', problem })
  last().die('exit status 1')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(failures).toEqual([problem])
  expect(children).toHaveLength(1)
})

test('what never becomes ready is given up after a few starts', async () => {
  const { children, failures, pauseAfterDeath, last } = start()
  for (let death = 0; death < 4; death += 1) await pauseAfterDeath()
  last().die('exit status 1')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(children).toHaveLength(5)
  expect(failures).toMatchObject([{ code: 'backend-does-not-start' }])
})

test('a problem after it was ready is not the end: it is started again', async () => {
  const { children, failures, last } = start()
  last().tell({ kind: 'ready' })
  last().die('SIGKILL')
  await vi.advanceTimersByTimeAsync(200)
  last().tell({ kind: 'failed', problem: { code: 'port-taken', message: 'Taken' } })
  last().die('exit status 1')
  await vi.advanceTimersByTimeAsync(400)
  expect(children).toHaveLength(3)
  expect(failures).toEqual([])
})

test('asked to stop, it is given its time and not started again', async () => {
  const { service, children, last } = start()
  const stopped = service.stop(5000)
  expect(last().sent).toEqual([{ kind: 'stop' }])
  await vi.advanceTimersByTimeAsync(4000)
  expect(last().killed).toBe(false)
  last().die('exit status 0')
  await stopped
  await vi.advanceTimersByTimeAsync(60_000)
  expect(children).toHaveLength(1)
})

test('who does not stop in time is killed', async () => {
  const { service, last } = start()
  const stopped = service.stop(5000)
  await vi.advanceTimersByTimeAsync(5000)
  await stopped
  expect(last().killed).toBe(true)
})

test('stopping between a death and the next start starts nothing', async () => {
  const { service, children, last } = start()
  last().tell({ kind: 'ready' })
  last().die('SIGKILL')
  await vi.advanceTimersByTimeAsync(50)
  await service.stop(5000)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(children).toHaveLength(1)
})
