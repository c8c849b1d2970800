import { expect, test } from 'vitest'
import { Window } from '../../src/bot/intake/window.ts'

const updates = (...ids: number[]) => ids.map((update_id) => ({ update_id }))

test('an update that is done while a fetch is under way is not taken in again by that fetch', () => {
  const window = new Window()
  window.take(updates(5, 6))
  const before = window.offset
  window.finish({ update_id: 5 })
  window.confirmed(before)
  expect(window.take(updates(5, 6, 7))).toEqual(updates(7))
  expect(window.offset).toBe(6)
})

test('ids that begin anew after a quiet week are taken in once the old ones are confirmed', () => {
  const window = new Window()
  window.take(updates(900))
  window.finish({ update_id: 900 })
  window.confirmed(901)
  expect(window.offset).toBeUndefined()
  expect(window.take(updates(900, 3))).toEqual(updates(900, 3))
})
