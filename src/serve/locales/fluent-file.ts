import {
  type Annotation,
  type FunctionReference,
  Junk,
  Message,
  type MessageReference,
  parse,
  type SelectExpression,
  Term,
  type TermReference,
  type VariableReference,
  Visitor,
} from '@fluent/syntax'

/** Something with its place in a file: an offset in UTF-16 units. */
export interface Named {
  readonly name: string
  readonly at: number
}

/** One message, or one term (its key begins with `-`). */
export interface FluentEntry {
  readonly key: string
  readonly at: number
  /** Behind its last line. */
  readonly end: number
  /** `{ $name }`, once each. */
  readonly placeholders: readonly Named[]
  /** `{ key }`, `{ -term }` and `{ FUNCTION() }`, as they are written. */
  readonly references: readonly Named[]
  readonly attributes: readonly Named[]
  /** The variants of each selector, by name, with the place of the selector. */
  readonly selectors: readonly { readonly at: number; readonly variants: readonly string[] }[]
}

export interface FluentFile {
  readonly entries: readonly FluentEntry[]
  readonly faults: readonly { readonly message: string; readonly at: number }[]
}

/** Reads a Fluent file as it is written. Never throws for what it holds; what cannot be read becomes faults. */
export function readFluent(text: string): FluentFile {
  const entries: FluentEntry[] = []
  const faults: { message: string; at: number }[] = []
  for (const entry of parse(text, { withSpans: true }).body) {
    if (entry instanceof Junk)
      faults.push(...entry.annotations.map((one) => faultOf(one, entry, text)))
    else if (entry instanceof Message || entry instanceof Term) entries.push(entryOf(entry))
  }
  return { entries, faults }
}

/** Where a line ends too early, the parser stops at the next: the fault is told where it was made. */
function faultOf(annotation: Annotation, junk: Junk, text: string) {
  const at = annotation.span?.start ?? junk.span?.start ?? 0
  const before = text.slice(0, at)
  const isLineBegun = /(^|\n)[ \t]*$/.test(before) && before.trim() !== ''
  return {
    message: annotation.message,
    at: isLineBegun && annotation.code === 'E0003' ? before.trimEnd().length : at,
  }
}

function entryOf(entry: Message | Term): FluentEntry {
  const seen = new Seen()
  if (entry.value) seen.visit(entry.value)
  for (const attribute of entry.attributes) seen.visit(attribute.value)
  const dash = entry instanceof Term ? '-' : ''
  return {
    key: `${dash}${entry.id.name}`,
    // A comment above belongs to the entry, and is not what is meant.
    at: (entry.id.span?.start ?? 0) - dash.length,
    end: entry.span?.end ?? 0,
    placeholders: [...seen.placeholders.values()],
    references: seen.references,
    attributes: entry.attributes.map(({ id, span }) => ({ name: id.name, at: span?.start ?? 0 })),
    selectors: seen.selectors,
  }
}

/** Gathers what a pattern speaks of. */
class Seen extends Visitor {
  readonly placeholders = new Map<string, Named>()
  readonly references: Named[] = []
  readonly selectors: { at: number; variants: string[] }[] = []

  override visitVariableReference(node: VariableReference): void {
    const { name } = node.id
    if (!this.placeholders.has(name)) this.placeholders.set(name, named(name, node))
  }

  override visitMessageReference(node: MessageReference): void {
    this.references.push(named(node.id.name, node))
  }

  override visitTermReference(node: TermReference): void {
    this.references.push(named(`-${node.id.name}`, node))
    this.genericVisit(node)
  }

  override visitFunctionReference(node: FunctionReference): void {
    this.references.push(named(`${node.id.name}()`, node))
    this.genericVisit(node)
  }

  override visitSelectExpression(node: SelectExpression): void {
    const variants = node.variants.map(({ key }) => String('name' in key ? key.name : key.value))
    this.selectors.push({ at: node.span?.start ?? 0, variants })
    this.genericVisit(node)
  }
}

const named = (name: string, node: { readonly span?: { readonly start: number } }): Named => ({
  name,
  at: node.span?.start ?? 0,
})
