import type { Route } from './route.ts'

/** Counts for Prometheus. */
export class Metrics {
  readonly #requests = new Map<string, number>()

  count(route: Route, status: number): void {
    const labels = `method="${route.method.toUpperCase()}",route="${route.path}",status="${status}"`
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1)
  }

  text(): string {
    const lines = [...this.#requests].map(
      ([labels, count]) => `shopbot_requests_total{${labels}} ${count}`,
    )
    return [
      '# HELP shopbot_requests_total Requests answered, by route and status.',
      '# TYPE shopbot_requests_total counter',
      ...lines,
      '',
    ].join('\n')
  }
}
