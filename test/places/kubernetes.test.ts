import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { createProgram } from '../../src/cli/program.ts'
import { readEnvironment } from '../../src/serve/environment.ts'
import { backendForTest } from '../backend/open-backend.ts'
import { schemaErrors } from './kubernetes-schema.ts'

const folder = resolve('templates/places/kubernetes')
const manifests = readdirSync(folder).filter(
  (name) => name.endsWith('.yaml') && name !== 'kustomization.yaml',
)

/** What these tests look at; the schema has seen to the shapes. */
interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly spec: Spec
  readonly stringData?: Readonly<Record<string, string>>
}
interface Spec {
  readonly replicas: number
  readonly selector: { readonly matchLabels: Labels } & Labels
  readonly strategy: { readonly rollingUpdate: { readonly maxUnavailable: number } }
  readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod }
  readonly ports: readonly { readonly name: string; readonly targetPort: string }[]
  readonly rules: readonly { readonly http: { readonly paths: readonly IngressPath[] } }[]
}
type Labels = Readonly<Record<string, string>>
interface IngressPath {
  readonly path: string
  readonly backend: { readonly service: { name: string; port: { name: string } } }
}
interface Pod {
  readonly automountServiceAccountToken: boolean
  readonly terminationGracePeriodSeconds: number
  readonly securityContext: object
  readonly containers: readonly Container[]
  readonly initContainers?: readonly Container[]
}
interface Container {
  readonly name: string
  readonly image: string
  readonly args: readonly string[]
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[]
  readonly env: readonly Variable[]
  readonly securityContext: object
  readonly resources: { readonly limits: object; readonly requests: object }
  readonly startupProbe?: Probe
  readonly livenessProbe?: Probe
  readonly readinessProbe?: Probe
}
interface Variable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } }
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string }
}

const read = (name: string): Manifest[] =>
  parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map((document) => {
    expect(document.errors, name).toEqual([])
    return document.toJS()
  })
const all = manifests.flatMap(read)
const of = (kind: string) => all.filter((manifest) => manifest.kind === kind)
const containersOf = ({ spec }: Manifest) => [
  ...(spec.template.spec.initContainers ?? []),
  ...spec.template.spec.containers,
]
const workloads = [...of('Deployment'), ...of('Job')]
const secret = of('Secret')[0]

describe('the manifests', () => {
  test.each(
    all.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const),
  )('%s is as the schema of Kubernetes wants it', (_name, manifest) =>
    expect(schemaErrors(manifest)).toEqual([]),
  )

  test('the schema would find what is wrong', () => {
    const [backend] = of('Deployment')
    const spec = { ...backend?.spec, replicas: 'two', maxUnavailble: 1 }
    expect(schemaErrors({ apiVersion: 'apps/v1', kind: 'Deployment', ...{ spec } })).toEqual([
      expect.stringContaining('/spec/replicas'),
      '/spec/maxUnavailble is unknown',
    ])
    expect(schemaErrors({ apiVersion: 'apps/v1', kind: 'Pod' })).toHaveLength(1)
  })

  test('kustomization names every file but the example of secrets, which has none in it', () => {
    const kustomization = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8'))
    expect([...kustomization.resources].sort()).toEqual(
      manifests.filter((name) => name !== 'secret.example.yaml'),
    )
    expect(kustomization.images).toMatchObject([{ name: 'shop' }])
    expect(new Set(workloads.flatMap(containersOf).map(({ image }) => image))).toEqual(
      new Set(['shop']),
    )
    expect(Object.values(secret?.stringData ?? {}).join('')).toBe('')
  })

  test('two copies of each service, which go one by one and never all', () => {
    expect(of('Deployment').map(({ metadata }) => metadata.name)).toEqual([
      'shopbot-backend',
      'shopbot-bot',
    ])
    for (const { spec, metadata } of of('Deployment')) {
      expect(spec.replicas).toBeGreaterThanOrEqual(2)
      expect(spec.strategy.rollingUpdate.maxUnavailable).toBe(0)
      // A bot drains for 5 s, after the 5 s in which others hear that it goes.
      expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(10)
      expect(spec.selector.matchLabels).toEqual(spec.template.metadata.labels)
      const same = (kind: string) => of(kind).find((one) => one.metadata.name === metadata.name)
      expect(same('Service')?.spec.selector).toEqual(spec.template.metadata.labels)
      expect(same('PodDisruptionBudget')?.spec.selector.matchLabels).toEqual(
        spec.template.metadata.labels,
      )
    }
  })

  test('every port that is named is there', () => {
    const portsOf = (name: string) =>
      of('Deployment')
        .filter(({ metadata }) => metadata.name === name)
        .flatMap(containersOf)
        .flatMap(({ ports = [] }) => ports.map((port) => port.name))
    for (const { spec, metadata } of of('Service'))
      for (const { targetPort } of spec.ports) expect(portsOf(metadata.name)).toContain(targetPort)
    for (const { http } of of('Ingress').flatMap(({ spec }) => spec.rules))
      for (const { backend } of http.paths) {
        const service = of('Service').find(({ metadata }) => metadata.name === backend.service.name)
        expect(service?.spec.ports.map(({ name }) => name)).toContain(backend.service.port.name)
      }
    for (const container of of('Deployment').flatMap(containersOf))
      for (const probe of probesOf(container))
        expect(container.ports?.map(({ name }) => name)).toContain(probe.httpGet.port)
  })

  test('nothing runs as root, with rights, or on a disk that it may change', () => {
    for (const { spec } of workloads) {
      expect(spec.template.spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      })
    }
    for (const container of workloads.flatMap(containersOf)) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(container.resources).toMatchObject({
        requests: { cpu: expect.anything(), memory: expect.anything() },
        limits: { memory: expect.anything() },
      })
    }
  })

  test('the probes of the backend ask what it answers', async () => {
    const backend = await backendForTest({ empty: true })
    const [container] = of('Deployment').flatMap(containersOf)
    const paths = container ? probesOf(container).map(({ httpGet }) => httpGet.path) : []
    expect(paths).toHaveLength(3)
    for (const path of paths) {
      const answer = await backend.app.fetch(new Request(`http://shop.local${path}`))
      expect(answer.status, path).toBe(200)
    }
  })

  test('secrets are references, to what the example names and the program reads', async () => {
    const variables = workloads.flatMap(containersOf).flatMap(({ env }) => env)
    for (const { name, value, valueFrom } of variables) {
      if (valueFrom) expect(valueFrom.secretKeyRef).toMatchObject({ name: 'shopbot', key: name })
      else expect(value).toBeDefined()
    }
    const keys = new Set(variables.filter(({ valueFrom }) => valueFrom).map(({ name }) => name))
    expect([...keys].sort()).toEqual(Object.keys(secret?.stringData ?? {}).sort())
    for (const key of keys) {
      const reading = await readEnvironment('.', { [`${key}_FILE`]: '/nowhere' })
      expect(reading, key).toMatchObject({ ok: false, problem: { code: 'secret-unreadable' } })
    }
  })

  test('what containers run are commands', () => {
    const program = createProgram('0', () => {})
    for (const { args } of workloads.flatMap(containersOf)) {
      const command = program.commands.find((one) => one.name() === args[0])
      const flags = args.filter((arg) => arg.startsWith('--'))
      expect(command, args[0]).toBeDefined()
      const known = command?.options.map(({ long }) => long)
      for (const flag of flags) expect(known).toContain(flag)
    }
  })

  test('kubectl builds them where it is there', ({ skip }) => {
    const built = kustomized()
    if (built === undefined) {
      if (process.env.SHOPBOT_REQUIRE === 'all') throw new Error('kubectl is not there')
      return skip('kubectl is not there')
    }
    expect(built).toContain('image: registry.example.com/my-shop:1')
    expect(built).not.toMatch(/image: shop$/m)
  })
})

const probesOf = ({ startupProbe, livenessProbe, readinessProbe }: Container) =>
  [startupProbe, livenessProbe, readinessProbe].filter((probe) => probe !== undefined)

function kustomized(): string | undefined {
  try {
    return execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
