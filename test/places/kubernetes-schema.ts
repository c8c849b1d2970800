import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const schemas = join(dirname(require.resolve('kubernetes-models/package.json')), '_schemas')

interface Validate {
  (value: unknown): boolean
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null
}

/**
 * What Kubernetes' own schema has against an object: what is missing or of another kind, and, as `kubectl apply
 * --validate=strict` does, every key that it does not know. The validators read each key that they know, so what none
 * has read is unknown.
 */
export function schemaErrors(object: { apiVersion: string; kind: string }): string[] {
  const file = join(schemas, `${schemaName(object)}.js`)
  if (!existsSync(file)) return [`There is no ${object.kind} in ${object.apiVersion}`]
  // A compiled schema: the package types only the classes around it.
  const { validate } = require(file) as { validate: Validate }
  const read = new Set<string>()
  const valid = validate(watched(object, '', read))
  const errors = valid ? [] : (validate.errors ?? [])
  return [
    ...errors.map(({ instancePath, message }) => `${instancePath} ${message ?? 'is not valid'}`),
    ...keysOf(object, '')
      .filter((path) => !read.has(path))
      .map((path) => `${path} is unknown`),
  ]
}

/** `networking.k8s.io/v1` and `Ingress`: IoK8sApiNetworkingV1Ingress. */
function schemaName({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  const [version = '', group = 'core'] = apiVersion.split('/').reverse()
  const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return `IoK8sApi${title(group.split('.')[0] ?? '')}${title(version)}${kind}`
}

function watched<T>(value: T, path: string, read: Set<string>): T {
  if (typeof value !== 'object' || value === null) return value
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key)
      if (typeof key === 'symbol') return inner
      read.add(`${path}/${key}`)
      return watched(inner, `${path}/${key}`, read)
    },
  })
}

function keysOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    `${path}/${key}`,
    ...keysOf(inner, `${path}/${key}`),
  ])
}
