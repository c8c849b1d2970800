import type { ProblemBody } from '../client/wire/problem.ts'
import type { Problem } from '../shop/problem.ts'

/** RFC 9457. */
export function problemResponse(
  status: number,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(problemBody(status, problem)), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

export function problemBody(status: number, problem: Problem): ProblemBody {
  return {
    type: 'about:blank',
    title: problem.message,
    status,
    code: problem.code,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    ...(problem.facts === undefined ? {} : { facts: { ...problem.facts } }),
  }
}

export function jsonResponse(
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, { headers: { 'content-type': 'application/json', ...headers } })
}
