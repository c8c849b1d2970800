import type { Note } from './foreign.ts'

/** So many of one kind are told one by one; a file of a million faults would fill the memory with them. */
const toldOfACode = 1000

/** Gathers what was not carried over. */
export class Notes {
  readonly #notes: Note[] = []
  readonly #counts = new Map<string, { first: Note; count: number }>()

  /** The whole row stays behind. */
  leftOut(at: At, code: string, message: string): undefined {
    this.#add({ kind: 'left-out', code, line: at.line, subject: at.subject, message })
    return undefined
  }

  /** The row is carried, with a difference. */
  changed(at: At, code: string, message: string): void {
    this.#add({ kind: 'changed', code, line: at.line, subject: at.subject, message })
  }

  /** How many there are of a kind, those too that `list` only counts. */
  count(kind: Note['kind']): number {
    return [...this.#counts.values()]
      .filter(({ first }) => first.kind === kind)
      .reduce((sum, { count }) => sum + count, 0)
  }

  /** In the order of the source; what there is too much of is summed up at the end. */
  list(): Note[] {
    const summed = [...this.#counts.values()].flatMap(({ first, count }) =>
      count > toldOfACode ? [summary(first, count)] : [],
    )
    return [...this.#notes.toSorted((a, b) => a.line - b.line), ...summed]
  }

  #add(note: Note): void {
    const key = `${note.kind} ${note.code}`
    const known = this.#counts.get(key) ?? { first: note, count: 0 }
    known.count += 1
    this.#counts.set(key, known)
    if (known.count <= toldOfACode) this.#notes.push(note)
  }
}

function summary({ kind, code, line, message }: Note, count: number): Note {
  const more = count - toldOfACode
  return { kind, code, line, subject: `${more} more`, message: `the same as here: ${message}` }
}

type At = Pick<Note, 'line' | 'subject'>
