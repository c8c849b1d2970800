import * as z from 'zod'
import { problemBody } from '../client/wire/problem.ts'
import type { Route } from './route.ts'

/** OpenAPI 3.1 of the routes, from the very schemas that validate them. */
export function openApiDocument(
  routes: readonly Route[],
  version: string,
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'shopbot backend', version },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problemBody, 'output') },
    },
    security: [{ bearer: [] }],
    paths,
  }
}

function operation(route: Route): Record<string, unknown> {
  const parameters = [...pathParameters(route), ...queryParameters(route)]
  if (route.mutation) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string' },
    })
  }
  const problem = {
    description: 'Why not',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    summary: route.summary,
    parameters,
    ...(route.body
      ? { requestBody: { required: true, content: jsonOf(schemaOf(route.body, 'input')) } }
      : {}),
    responses: {
      200: { description: 'Done', content: contentOf(route) },
      '4XX': problem,
      '5XX': problem,
    },
  }
}

function contentOf({ answer, answerType }: Route): Record<string, unknown> {
  return answerType === undefined ? jsonOf(schemaOf(answer, 'output')) : { [answerType]: {} }
}

function pathParameters(route: Route): Record<string, unknown>[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(route: Route): Record<string, unknown>[] {
  if (!route.query) return []
  const { properties = {}, required = [] } = schemaOf(route.query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

function schemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
): ObjectSchema & Record<string, unknown> {
  // Catalogue and settings of an import are checked by the reader: here they are any object.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as ObjectSchema & Record<string, unknown>
}

function jsonOf(schema: unknown): Record<string, unknown> {
  return { 'application/json': { schema } }
}
