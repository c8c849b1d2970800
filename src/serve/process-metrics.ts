import type { Metrics } from '../shop/metrics.ts'

/** What this process is and takes, under the names that dashboards of Node.js know. */
export function tellProcess(
  metrics: Metrics,
  { service, version }: { readonly service: 'backend' | 'bot'; readonly version: string },
): void {
  const one = (name: string, help: string, now: () => number) =>
    metrics.gauge(name, help, [], () => [[[], now()]])
  metrics.gauge(
    'shopbot_build_info',
    'Which service of which version this is.',
    ['service', 'version', 'node'],
    () => [[[service, version, process.version], 1]],
  )
  one(
    'process_start_time_seconds',
    'When this process began, in seconds since 1970.',
    () => performance.timeOrigin / 1000,
  )
  one('process_resident_memory_bytes', 'Memory that this process takes.', () =>
    process.memoryUsage.rss(),
  )
  one(
    'nodejs_heap_size_used_bytes',
    'Memory that its JavaScript values take.',
    () => process.memoryUsage().heapUsed,
  )
  metrics.counted('process_cpu_seconds_total', 'Processor time that it has used.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000_000
  })
}
