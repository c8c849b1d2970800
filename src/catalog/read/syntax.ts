/** How deep the nodes of a file may nest. */
export const depthBound = 64

interface Explained {
  readonly code: string
  readonly message: string
  readonly hint: string
  /** Where the cause stands; absent: where the parser stumbled. */
  readonly offset?: number
}

interface Fault {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

/**
 * A fault of the parser in a merchant's words, at its cause. Quotes nothing of the file: what the parser stumbled
 * over may be a key that is sold.
 */
export function explain(fault: Fault, text: string): Explained {
  switch (fault.code) {
    case 'RESOURCE_EXHAUSTION':
      return {
        code: 'too-deep',
        message: `The YAML is nested more than ${depthBound} levels deep here`,
        hint: 'Fewer levels of categories are easier to walk through, too.',
      }
    case 'TAB_AS_INDENT':
      return {
        code: 'tab-indent',
        message: 'A tab is used to indent',
        hint: 'Put spaces in its place, two a level.',
      }
    case 'MULTIPLE_DOCS':
      return {
        code: 'several-documents',
        message: 'The file holds several documents (---)',
        hint: 'Put each into a file of its own, or remove the line of dashes.',
      }
    case 'BAD_INDENT':
      return unclosed(fault, text) ?? badIndent
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nested(fault, text)
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return missing(fault, text)
    case 'BAD_SCALAR_START':
      return syntax(
        `A text cannot begin with "${text.charAt(fault.pos[0])}"`,
        'Put quotes around it, like "@flowers_help".',
      )
    case 'BAD_DQ_ESCAPE':
      return syntax(
        'A backslash between double quotes has a meaning of its own',
        'Write two backslashes, or put single quotes around the text.',
      )
    default:
      return unexpected(fault)
  }
}

const badIndent = {
  code: 'bad-indent',
  message: 'The line is indented otherwise than the entries above it',
  hint: 'Begin it in the same column as the entry that it belongs beside.',
}

function syntax(message: string, hint: string, offset?: number): Explained {
  return { code: 'yaml-syntax', message, hint, ...(offset === undefined ? {} : { offset }) }
}

/** A bracket that is opened and not closed, found where the next thing begins. */
function unclosed({ message, pos }: Fault, text: string): Explained | undefined {
  const end = /must be sufficiently indented and end with a (.)/.exec(message)?.[1]
  if (end === undefined) return undefined
  const start = end === ']' ? '[' : '{'
  const at = text.lastIndexOf(start, pos[0] - 1)
  return syntax(
    `A ${start} is opened here and not closed before the next entry`,
    `Write ${end} behind its last value.`,
    at < 0 ? pos[0] : at,
  )
}

/** Either a colon in a text, or a line below that is indented further. */
function nested({ message, pos }: Fault, text: string): Explained {
  if (!message.startsWith('Nested')) return badIndent
  const line = /[^\r\n]*/.exec(text.slice(pos[0]))?.[0] ?? ''
  if (/:(?:\s|$)/.test(line)) {
    return syntax(
      'The text has ": " in it, which begins another value',
      'Put quotes around the text.',
    )
  }
  const below = /\S/.exec(text.slice(pos[0] + line.length))?.index ?? 0
  return { ...badIndent, offset: pos[0] + line.length + below }
}

function missing({ message, pos }: Fault, text: string): Explained {
  const quote = /^Missing closing (.)quote/.exec(message)?.[1]
  if (quote !== undefined) {
    return syntax(
      'A quote is opened here and never closed',
      `Write ${quote} at the end of the text.`,
      Math.max(0, text.lastIndexOf(quote)),
    )
  }
  if (message.startsWith('Sequence item')) return badIndent
  const start = text.lastIndexOf('\n', pos[0] - 1) + 1
  const line = /[^\r\n]*/.exec(text.slice(start))?.[0] ?? ''
  const begin = start + Math.max(0, line.search(/\S/))
  if (/^[\s-]*[\w-]+:\S/.test(line)) {
    return syntax('There is no space behind the colon', 'Write one, as in price: 45.50', begin)
  }
  return syntax(
    'The line is no "key: value"',
    'Write a colon and a space behind the key; a text that goes on over lines is indented and begins with "key: >".',
    begin,
  )
}

function unexpected({ message }: Fault): Explained {
  if (message.startsWith('Unexpected scalar at node end'))
    return syntax(
      'Something stands here where the value before it has ended',
      'Where a text has quotes in it, put other quotes around the whole, as in \'"Tea", loose\'.',
    )
  if (message.startsWith('Unexpected block-seq-ind'))
    return syntax('A list begins on the line of its key', 'Begin it on the next line.')
  if (message.startsWith('Block scalar header'))
    return syntax(
      'Behind | or > the line must end',
      'Begin the text on the next line, indented further than its key.',
    )
  return syntax(
    `This is not valid YAML: ${message.replace(/ in YAML stream: .*/s, '')}`,
    'Texts with ": ", "#" or quotes in them need quotes around them.',
  )
}

/** Brackets or dashes nested beyond the bound, found before the parser recurses into them. */
export function tooDeep(text: string): { line: number; column: number } | undefined {
  const flow = /[[{](?:\s*[[{]){63}/.exec(text)
  const dashes = /(?:- ){64}/.exec(text)
  const keys = /(?:\? ){64}/.exec(text)
  const offset = flow?.index ?? dashes?.index ?? keys?.index
  if (offset === undefined) return undefined
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
