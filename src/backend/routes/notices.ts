import { z } from 'zod'
import { noticeList, noticeOutcome, noticeQuery } from '../../client/wire/notice.ts'
import type { Notice } from '../../shop/notice.ts'
import { done } from '../../shop/problem.ts'
import type { Writer } from '../../store/store.ts'
import { cardId, dueNotices, waitForNotice } from '../notices.ts'
import { changing, type Route, reading } from '../route.ts'

export const noticeRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/notices',
      summary: 'Notices that are due, oldest first; waits for one if asked to',
      query: noticeQuery,
      answer: noticeList,
    },
    async (backend, { query }, _key, signal) => {
      const due = () =>
        backend.store.read((reader) => dueNotices(reader, backend.clock(), query.limit))
      let notices = await due()
      if (notices.length === 0 && query.wait > 0) {
        await waitForNotice(backend, query.wait * 1000, signal)
        notices = await due()
      }
      return done({ notices: notices.map((notice) => ({ ...notice, facts: { ...notice.facts } })) })
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/notices/:id/outcome',
      summary: 'What became of a notice: sent ones are forgotten, failed ones come again',
      body: noticeOutcome,
      answer: z.null(),
    },
    async (backend, { params, body }, writer) => {
      const id = params.id ?? ''
      const notice = await writer.get('notices', id)
      if (!notice) return done(null)
      if (body.sent && body.message !== undefined && notice.kind === 'order-card')
        await keepCard(writer, notice, body.message)
      if (body.sent || body.final === true) {
        if (!body.sent)
          backend.log.warn('A notice can never be delivered', { id, error: body.error })
        await writer.delete('notices', id)
        return done(null)
      }
      const attempts = notice.attempts + 1
      const pause = body.retryAfter ?? Math.min(2 ** attempts, longestPause)
      const notBefore = new Date(backend.clock().getTime() + pause * 1000).toISOString()
      await writer.put('notices', { ...notice, attempts, notBefore })
      return done(null)
    },
  ),
]

/** Remembers the message, so that the next change of the order edits it instead of sending another. */
async function keepCard(writer: Writer, notice: Notice, message: number): Promise<void> {
  const { to, facts } = notice
  await writer.put('cards', { id: cardId(notice), order: String(facts.order), chat: to, message })
}

/** Seconds. */
const longestPause = 300
