/**
 * How many signs of a line belong to what begins at `at`, by YAML's own marks: a key without its colon, a value
 * without the comment after it, a quoted text or a bracket with what it holds.
 */
export function tokenLength(line: string, at: number): number {
  const rest = line.slice(at)
  const first = rest.charAt(0)
  if (first === '"' || first === "'") return quotedLength(rest, first)
  if (first === '{' || first === '[') return bracketLength(rest)
  const end = isInBrackets(line.slice(0, at)) ? endInBrackets : endOfPlain
  const plain = rest.slice(0, rest.search(end)).trimEnd()
  return Math.max(1, plain.length)
}

const endOfPlain = /:(?=\s|$)|\s#|$/
const endInBrackets = /:(?=[\s,[\]{}]|$)|\s#|[,\]}]|$/

function quotedLength(text: string, quote: string): number {
  const whole = quote === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/
  return whole.exec(text)?.[0].length ?? text.trimEnd().length
}

/** Up to the bracket that closes; only the bracket where that stands on a later line. */
function bracketLength(text: string): number {
  let open = 0
  for (const [at, sign] of signsOf(text)) {
    if (sign === '{' || sign === '[') open += 1
    if (sign === '}' || sign === ']') open -= 1
    if (open === 0) return at + 1
  }
  return 1
}

function isInBrackets(text: string): boolean {
  let open = 0
  for (const [, sign] of signsOf(text)) {
    if (sign === '{' || sign === '[') open += 1
    if (sign === '}' || sign === ']') open = Math.max(0, open - 1)
  }
  return open > 0
}

/** The brackets of a text that stand outside of quotes. */
function signsOf(text: string): (readonly [number, string])[] {
  const marks = text.matchAll(/"(?:[^"\\]|\\.)*"|(?<=[\s,[{]|^)'(?:[^']|'')*'|[[\]{}]/g)
  return [...marks].flatMap(({ 0: mark, index }) =>
    mark.length === 1 ? [[index, mark] as const] : [],
  )
}
