import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Finding } from '../../src/catalog/finding.ts'

/**
 * Findings about the shape of what is written, which a schema can tell as well. All else needs the rest of the shop
 * or the file as it is typed: duplicates, order, digits after the point, countries, dates.
 */
export const structuralCodes: ReadonlySet<string> = new Set([
  'ask-unknown',
  'code-invalid',
  'code-missing',
  'currency-unknown',
  'duration-invalid',
  'flag-invalid',
  'id-invalid',
  'jitter-unknown',
  'key-missing',
  'keys-missing',
  'keys-with-stock',
  'keys-with-variants',
  'language-invalid',
  'method-unknown',
  'mode-unknown',
  'not-a-mapping',
  'not-a-text',
  'not-built-yet',
  'number-invalid',
  'option-name',
  'options-invalid',
  'price-invalid',
  'price-missing',
  'promotion-off',
  'text-empty',
  'title-missing',
  'unknown-key',
  'was-id-invalid',
  'webhook-invalid',
])

/**
 * Where the schemas say otherwise than check about the files of a shop: a structural finding that the schema of the
 * file does not have on that line, or a file that check takes and its schema does not.
 */
export function disagreements(dir: string, findings: readonly Finding[]): string[] {
  return yamlFiles(dir).flatMap((file) => {
    const text = readFileSync(join(dir, file), 'utf8')
    const here = findings.filter((finding) => finding.file === file && finding.severity === 'error')
    const written = parsed(text)
    // An editor underlines what is no YAML by itself, as it does keys that stand twice.
    if (!written) return []
    const errors = schemaErrors(file, written.value)
    const lines = new Set(errors.flatMap((error) => linesOf(error, written)))
    const missed = here
      .filter((finding) => structuralCodes.has(finding.code) && !isBeyond(finding, text))
      .filter(({ line }) => !lines.has(line))
      .map(({ code, line, message }) => `schema misses ${file}:${line} ${code} ${message}`)
    if (here.length > 0 || errors.length === 0) return missed
    return [`check takes ${file}, its schema does not: ${ajv.errorsText(errors)}`]
  })
}

/** What a schema cannot see, because it is gone once the file is parsed, or is said elsewhere in the file. */
function isBeyond({ code, line, message }: Finding, text: string): boolean {
  if (code === 'unknown-key') return message.startsWith('A variant has') && /options/.test(text)
  const row = text.split(/\r?\n/)[line - 1] ?? ''
  // Numbers that JavaScript reads, and we do not take: 1e3, 0x1F, 12.0, .5 and .inf
  return (
    code.endsWith('-invalid') && /[\s[,](\d[\d.]*e\d|0x|0o|\.\d|\d+\.0*\b|\+\d|-0|\.inf)/i.test(row)
  )
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false })

const validators = Object.fromEntries(
  ['shop', 'category', 'catalog'].map((name) => {
    const path = join(import.meta.dirname, `../../templates/any/shopbot/${name}.schema.json`)
    return [name, ajv.compile(JSON.parse(readFileSync(path, 'utf8')))]
  }),
) as Record<'shop' | 'category' | 'catalog', ValidateFunction>

/** What the schema of a file has against it. */
export function schemaErrors(file: string, value: unknown): ErrorObject[] {
  const name = basename(file)
  const kind = file === 'shop.yaml' ? 'shop' : name === 'category.yaml' ? 'category' : 'catalog'
  const validate = validators[kind]
  validate(value)
  // "if" only says that its "then" or "else" has something against it.
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if')
}

interface Written {
  readonly document: Document
  readonly counter: LineCounter
  readonly value: unknown
}

/** As a language server reads it; undefined: it stops at the syntax. */
export function parsed(text: string): Written | undefined {
  const counter = new LineCounter()
  try {
    const document = parseDocument(text, { lineCounter: counter, merge: true, logLevel: 'error' })
    const value: unknown = document.toJS()
    // What contains itself is no JSON.
    JSON.stringify(value)
    return document.errors.length > 0 ? undefined : { document, counter, value }
  } catch {
    return undefined
  }
}

/** Lines of the key and of the value that an error is about. */
function linesOf(error: ErrorObject, { document, counter }: Written): number[] {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const named: unknown = error.params.additionalProperty ?? error.propertyName
  if (typeof named === 'string') path.push(named)
  const nodes: unknown[] = [document.contents]
  let node: unknown = document.contents
  let key: unknown
  for (const part of path) {
    const held = isAlias(node) ? node.resolve(document) : node
    const pair = isMap(held)
      ? held.items.find(
          (one) => isScalar(one.key) && String(one.key.source ?? one.key.value) === part,
        )
      : undefined
    key = pair?.key
    node = pair ? pair.value : isSeq(held) ? held.items[Number(part)] : undefined
    nodes.push(node)
  }
  return [key, node, isAlias(node) ? node.resolve(document) : undefined].flatMap((one) => {
    const range = isScalar(one) || isMap(one) || isSeq(one) || isAlias(one) ? one.range : undefined
    return range ? [counter.linePos(range[0]).line] : []
  })
}

function yamlFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split('\\').join('/'))
    .filter((path) => path === 'shop.yaml' || /^catalog(\/.*)?\.ya?ml$/.test(path))
}
