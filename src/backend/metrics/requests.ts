import type { Metrics } from '../../shop/metrics.ts'

type Count = (method: string, route: string, status: number, seconds: number) => void

/** Counts requests by route, status and how long they took. */
export function countRequests(metrics: Metrics): Count {
  const answered = metrics.counter('shopbot_requests_total', 'Requests answered.', [
    'method',
    'route',
    'status',
  ])
  const took = metrics.histogram(
    'shopbot_request_duration_seconds',
    'How long requests took; those that wait for news take long by design.',
    ['method', 'route'],
  )
  return (method, route, status, seconds) => {
    answered.add([method, route, String(status)])
    took.observe([method, route], seconds)
  }
}
