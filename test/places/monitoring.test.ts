import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { watchCommits } from '../../src/backend/metrics/commits.ts'
import { countBot } from '../../src/bot/counts.ts'
import { tellProcess } from '../../src/serve/process-metrics.ts'
import { Metrics } from '../../src/shop/metrics.ts'
import { defaultServer } from '../../src/shop/settings.ts'
import { backendForTest } from '../backend/open-backend.ts'
import { type Family, readMetrics } from '../shop/prometheus.ts'

interface Panel {
  readonly id: number
  readonly title: string
  readonly gridPos: {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[]
}

const folder = resolve('templates/places/monitoring')
const dashboard: { readonly panels: readonly Panel[] } = JSON.parse(
  readFileSync(`${folder}/grafana-dashboard.json`, 'utf8'),
)

/** All that a shop tells, of backend and bot as they are served. */
async function told(): Promise<ReadonlyMap<string, Family>> {
  const metrics = new Metrics()
  const backend = await backendForTest({ metrics })
  watchCommits(metrics)
  tellProcess(metrics, { service: 'backend', version: 'test' })
  countBot(metrics)
  return readMetrics((await backend.ask('GET', '/metrics')).text)
}

/** The metrics that a query asks for. */
function metricsOf(expr: string): string[] {
  return [...expr.matchAll(/\b(?:shopbot|process|nodejs)_\w+/g)].map(([name]) => name)
}

test('each query of the dashboard asks for what a shop tells, and nothing that it tells is left out', async () => {
  const families = await told()
  const asked = new Set<string>()
  const astray: string[] = []
  for (const { title, targets } of dashboard.panels) {
    expect(targets.length, title).toBeGreaterThan(0)
    for (const { expr } of targets) {
      const names = metricsOf(expr)
      expect(names.length, expr).toBeGreaterThan(0)
      for (const name of names) {
        const base = name.replace(/_(bucket|sum|count)$/, '')
        const family = families.get(name) ?? families.get(base)
        const isWhole = family && (family.type === 'histogram') !== families.has(name)
        if (!isWhole) astray.push(`${title}: ${name}`)
        // What only grows is looked at by how fast, and nothing else is.
        const isRate = new RegExp(`(rate|increase)\\(${name}\\b`).test(expr)
        if (isWhole && isRate !== (family.type !== 'gauge')) astray.push(`${title}: ${expr}`)
        asked.add(families.has(name) ? name : base)
      }
    }
  }
  expect(astray).toEqual([])
  expect([...families.keys()].filter((name) => !asked.has(name))).toEqual([])
})

test('no two panels of the dashboard are one, or lie upon each other', () => {
  const { panels } = dashboard
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => {
    expect(x + w).toBeLessThanOrEqual(24)
    return Array.from({ length: w * h }, (_, at) => `${x + (at % w)}:${y + Math.floor(at / w)}`)
  })
  expect(new Set(cells).size).toBe(cells.length)
})

test('Prometheus is told where a shop listens that nobody has told otherwise', () => {
  const { scrape_configs } = parse(readFileSync(`${folder}/prometheus.yml`, 'utf8'))
  const [{ job_name, static_configs }] = scrape_configs
  expect(job_name).toBe('shopbot')
  expect(static_configs[0].targets).toEqual([`127.0.0.1:${defaultServer.port}`])
  expect(static_configs[1].labels).toEqual({ service: 'bot' })
})
