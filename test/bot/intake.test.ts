import type { Update } from 'grammy/types'
import { afterEach, expect, test } from 'vitest'
import { Intake, type IntakeOptions } from '../../src/bot/intake/intake.ts'
import { silentLog } from '../../src/shop/log.ts'

const running: Intake[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((intake) => intake.stop(1_000)))
})

const message = (id: number, customer: number): Update => ({
  update_id: id,
  message: {
    message_id: id,
    date: 0,
    chat: { id: customer, type: 'private', first_name: 'C' },
    from: { id: customer, is_bot: false, first_name: 'C' },
    text: String(id),
  },
})

/** A promise and the way to settle it. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}

/** A Telegram that keeps updates until they are confirmed; `onFetch` may hold an answer that is already chosen. */
function telegram(updates: Update[], onFetch: (round: number) => Promise<void>) {
  let kept = updates
  let round = 0
  return async (offset: number | undefined, _timeout: number, signal: AbortSignal) => {
    if (offset !== undefined) kept = kept.filter((update) => update.update_id >= offset)
    const answer = kept.slice(0, 100)
    round += 1
    await onFetch(round)
    if (answer.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 5)
        signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    return answer
  }
}

function start(options: Pick<IntakeOptions, 'fetch' | 'handle'> & Partial<IntakeOptions>): Intake {
  const intake = new Intake({
    setAside: () => Promise.resolve(),
    log: silentLog,
    firstPause: 1,
    ...options,
  })
  running.push(intake)
  void intake.run()
  return intake
}

test('an update that is done while an answer under way still holds it is not handled twice', async () => {
  const handled: number[] = []
  const [first, finished, settled] = [gate(), gate(), gate()]
  const fetch = telegram([message(1, 7)], async (round) => {
    if (round === 2) {
      first.open()
      await finished.passed
    }
    if (round === 4) settled.open()
  })
  start({
    fetch,
    handle: async (update) => {
      handled.push(update.update_id)
      await first.passed
      // The second answer has been chosen with this update in it; it arrives after the update is done.
      setImmediate(finished.open)
    },
  })
  await settled.passed
  expect(handled).toEqual([1])
})

test('one customer who waits holds up nobody else, and nothing behind is confirmed', async () => {
  const offsets: (number | undefined)[] = []
  const [stuck, others, all] = [gate(), gate(), gate()]
  const handled: number[] = []
  const answer = telegram([message(1, 7), message(2, 8), message(3, 7), message(4, 9)], () =>
    Promise.resolve(),
  )
  start({
    fetch: (offset, ...rest) => {
      offsets.push(offset)
      if (offset === 5) all.open()
      return answer(offset, ...rest)
    },
    handle: async (update) => {
      if (update.update_id === 1) await stuck.passed
      handled.push(update.update_id)
      if (handled.length === 2) others.open()
    },
  })
  await others.passed
  expect(handled).toEqual([2, 4])
  expect(offsets.every((offset) => offset === undefined)).toBe(true)
  stuck.open()
  await all.passed
  // In order within one customer.
  expect(handled).toEqual([2, 4, 1, 3])
})

test('who keeps failing is set aside early when a hundred wait behind, so that the others are served', async () => {
  const all = Array.from({ length: 250 }, (_, at) => message(at + 1, at + 1))
  const handled: number[] = []
  const aside: number[] = []
  const served = gate()
  start({
    fetch: telegram(all, () => Promise.resolve()),
    // No patience of this test outlasts it: only the crowd behind can make the pause shorter.
    firstPause: 60_000,
    handle: async ({ update_id }) => {
      if (update_id === 1) throw new Error('This one never works')
      handled.push(update_id)
      if (handled.length === 249) served.open()
    },
    setAside: async ({ update_id }) => void aside.push(update_id),
  })
  await served.passed
  expect(aside).toEqual([1])
  expect(handled).toEqual(all.slice(1).map(({ update_id }) => update_id))
})

test('the ids that begin anew after a quiet week are new updates', async () => {
  const handled: number[] = []
  const done = gate()
  const batches = [[message(900, 7)], [], [message(3, 7)], []]
  let round = 0
  start({
    fetch: async () => {
      round += 1
      if (round > batches.length) done.open()
      await new Promise((resolve) => setImmediate(resolve))
      return batches[round - 1] ?? []
    },
    handle: async (update) => void handled.push(update.update_id),
  })
  await done.passed
  expect(handled).toEqual([900, 3])
})
