/** How deep the nodes of a file may nest. */
export const depthBound = 64

/** A fault of the parser in a merchant's words. */
export function explain(
  code: string,
  message: string,
): { code: string; message: string; hint: string } {
  switch (code) {
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
        hint: 'YAML is indented with spaces, two a level.',
      }
    case 'MULTIPLE_DOCS':
      return {
        code: 'several-documents',
        message: 'The file holds several documents (---)',
        hint: 'Put each into a file of its own.',
      }
    case 'BAD_INDENT':
      return {
        code: 'bad-indent',
        message: 'The indentation does not fit the lines above',
        hint: 'Entries of one level begin in the same column, and a [ or { above must be closed.',
      }
    default:
      return {
        code: 'yaml-syntax',
        // The parser quotes what it stumbled over: that may be a key that is sold.
        message: `This is not valid YAML: ${message.replace(/ in YAML stream: .*/s, '')}`,
        hint: 'Texts with ": ", "#" or quotes in them need quotes around them.',
      }
  }
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
