import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/**
 * Refuses bodies of more bytes. Node reads as many as a request has declared and no more, so that the number is
 * enough; Hono's own looks at the stream, which is as dear to make as all the rest of a request.
 */
export function boundedBody(maxSize: number, refuse: () => Response): MiddlewareHandler {
  const counting = bodyLimit({ maxSize, onError: refuse })
  return async (c, next) => {
    const { headers } = c.req.raw
    const declared = headers.get('content-length')
    // What comes in chunks declares nothing.
    if (declared === null || headers.has('transfer-encoding')) return counting(c, next)
    return Number(declared) <= maxSize ? next() : refuse()
  }
}
