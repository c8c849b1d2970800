import type { Update } from 'grammy/types'
import { expect, it } from 'vitest'
import { Intake } from '../../src/bot/intake/intake.ts'
import { silentLog } from '../../src/shop/log.ts'

it('handles an update once that is done while Telegram is answering with it again', async () => {
  const update: Update = {
    update_id: 7,
    message: {
      message_id: 1,
      date: 0,
      chat: { id: 5, type: 'private', first_name: 'A' },
      from: { id: 5, is_bot: false, first_name: 'A' },
      text: '/orders',
    },
  }
  const offsets: (number | undefined)[] = []
  let handled = 0
  let finish = () => {}
  let confirm = () => {}
  const confirmed = new Promise<void>((resolve) => {
    confirm = resolve
  })
  const intake = new Intake({
    async fetch(offset) {
      offsets.push(offset)
      if (offset === 8) {
        confirm()
        return []
      }
      if (offsets.length === 2) {
        // Telegram has read the call and not heard that the update is done.
        finish()
        await new Promise((resolve) => setImmediate(resolve))
      }
      return [update]
    },
    handle() {
      handled += 1
      return handled > 1 ? Promise.resolve() : new Promise((resolve) => (finish = resolve))
    },
    setAside: () => Promise.reject(new Error('Nothing failed')),
    log: silentLog,
  })
  const running = intake.run()
  await confirmed
  await intake.stop(1_000)
  await running
  expect(handled).toBe(1)
  expect(offsets.slice(0, 3)).toEqual([undefined, undefined, 8])
})
