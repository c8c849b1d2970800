import * as z from 'zod'
import {
  noticeClaim,
  noticeList,
  noticeOutcome,
  noticeQuery,
  noticeRenewal,
} from '../../client/wire/notice.ts'
import type { Notice } from '../../shop/notice.ts'
import { done } from '../../shop/problem.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import {
  cardId,
  claimNotices,
  dueNotices,
  releaseAfter,
  renewNotices,
  waitForNotice,
} from '../notices.ts'
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
    (backend, { query }, _key, signal) => {
      const look = () =>
        backend.store.read((reader) => dueNotices(reader, backend.clock(), query.limit))
      return waitFor(backend, look, { wait: query.wait, signal })
    },
  ),
  reading(
    {
      method: 'post',
      path: '/v1/notices/claim',
      summary:
        'Notices that are due, for the caller to send and for nobody else; waits if asked to',
      body: noticeClaim,
      answer: noticeList,
    },
    (backend, { body }, _key, signal) => {
      const { holder, limit } = body
      const claim = async () => {
        const now = backend.clock()
        const due = await backend.store.read((reader) => dueNotices(reader, now, 1, holder.id))
        // Whoever has hung up would be waited for.
        if (due.length === 0 || signal.aborted) return []
        return backend.store.write((writer) => claimNotices(writer, now, { holder, limit }))
      }
      return waitFor(backend, claim, { wait: body.wait, signal, holder: holder.id })
    },
  ),
  reading(
    {
      method: 'post',
      path: '/v1/notices/renew',
      summary: 'Says that the caller is still sending what they have claimed',
      body: noticeRenewal,
      answer: z.null(),
    },
    async (backend, { body }) => {
      await backend.store.write((writer) => renewNotices(writer, backend.clock(), body.holder))
      return done(null)
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
      // Somebody who was slower than their lease: whoever has it now says what becomes of it.
      const isOthers = notice.lease !== undefined && notice.lease.holder.id !== body.holder
      if (!body.sent && body.holder !== undefined && isOthers) return done(null)
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
      const { lease, ...free } = notice
      await writer.put('notices', { ...free, attempts, notBefore })
      await releaseAfter(writer, notice)
      return done(null)
    },
  ),
]

interface Waiting {
  /** Seconds. */
  readonly wait: number
  readonly signal: AbortSignal
  readonly holder?: string
}

async function waitFor(
  backend: Backend,
  look: () => Promise<readonly Notice[]>,
  { wait, signal, holder }: Waiting,
) {
  const ends = performance.now() + wait * 1000
  let notices = await look()
  while (notices.length === 0) {
    const left = ends - performance.now()
    if (left <= 0 || signal.aborted || backend.closing.aborted) break
    await waitForNotice(backend, left, signal, holder)
    notices = await look()
  }
  return done({ notices: notices.map(viewOf) })
}

function viewOf({ lease: _, ...notice }: Notice) {
  return { ...notice, facts: { ...notice.facts } }
}

/** Remembers the message, so that the next change of the order edits it instead of sending another. */
async function keepCard(writer: Writer, notice: Notice, message: number): Promise<void> {
  const { to, facts } = notice
  await writer.put('cards', { id: cardId(notice), order: String(facts.order), chat: to, message })
}

/** Seconds. */
const longestPause = 300
