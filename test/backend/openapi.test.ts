import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/backend/routes/routes.ts'
import { backendForTest, openBackend } from './open-backend.ts'

interface Schema {
  readonly [keyword: string]: unknown
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Schema
}
interface Operation {
  readonly summary: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { schema: Schema } } }
  readonly responses: Readonly<Record<string, { description: string; content: object }>>
}
interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: object
  readonly security: readonly object[]
}

let document: Document
beforeAll(async () => {
  const backend = await openBackend({ empty: true })
  const { status, json } = await backend.ask('GET', '/openapi.json', { token: null })
  await backend.close()
  expect(status).toBe(200)
  // The tests below say whether it has this shape.
  document = json as Document
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the OpenAPI document', () => {
  it('says what it is, and what is needed to come in', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: expect.any(String), version: 'test' },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    })
  })

  it('has every route, and no other', () => {
    const described = operations().map(({ method, path }) => `${method} ${path}`)
    const registered = routes.map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    )
    expect(described.toSorted()).toEqual(registered.toSorted())
    expect(new Set(registered).size).toBe(registered.length)
  })

  it('names each parameter of a path, and no parameter twice', () => {
    for (const { path, operation } of operations()) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(inPath.map(({ name }) => name)).toEqual(named)
      expect(inPath.every(({ required }) => required)).toBe(true)
      const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('wants an Idempotency-Key of every change, and of nothing else', () => {
    for (const { method, path, operation } of operations()) {
      const route = routes.find(
        (one) => one.method === method && one.path.replace(/:(\w+)/g, '{$1}') === path,
      )
      const keyed = operation.parameters.some(({ name }) => name === 'Idempotency-Key')
      expect([path, keyed]).toEqual([path, route?.mutation])
    }
  })

  it('describes an answer and a problem for each', () => {
    for (const { operation } of operations()) {
      expect(operation.summary).not.toBe('')
      expect(Object.keys(operation.responses)).toEqual(['200', '4XX', '5XX'])
      for (const response of Object.values(operation.responses)) {
        expect(response.description).not.toBe('')
        expect(Object.keys(response.content)).toHaveLength(1)
      }
    }
  })

  it('tells that a picture comes as bytes', () => {
    const photo = document.paths['/v1/photos/{key}']?.get
    expect(photo?.responses['200']?.content).toHaveProperty(['application/octet-stream'])
  })

  it('holds no reference that leads nowhere', () => {
    const references: string[] = []
    const collect = (node: unknown) => {
      if (typeof node !== 'object' || node === null) return
      for (const [key, value] of Object.entries(node)) {
        if (key === '$ref') references.push(String(value))
        else collect(value)
      }
    }
    collect(document)
    expect(references.length).toBeGreaterThan(0)
    for (const reference of new Set(references)) {
      expect(reference).toMatch(/^#\//)
      let node: unknown = document
      for (const step of reference.slice(2).split('/')) {
        const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
        expect(node).toHaveProperty([name])
        node = Object.entries(node ?? {}).find(([key]) => key === name)?.[1]
      }
    }
  })

  it('is made of the very schemas that judge requests', async () => {
    const change = document.paths['/v1/customers/{id}/cart/lines']?.post?.requestBody
    expect(change?.content['application/json'].schema).toMatchObject({
      type: 'object',
      required: ['product', 'variant', 'quantity'],
      properties: { quantity: { type: 'integer', minimum: 0, maximum: 999 } },
    })
    const backend = await backendForTest()
    for (const [quantity, status] of [
      [999, 409],
      [1000, 400],
    ]) {
      const body = { product: 'rose', variant: null, quantity }
      const answer = await backend.ask('POST', '/v1/customers/1/cart/lines', { body, key: 'k' })
      expect([quantity, answer.status]).toEqual([quantity, status])
    }
  })
})
