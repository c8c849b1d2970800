import type { Note } from './foreign.ts'

/** Gathers what was not carried over. */
export class Notes {
  readonly #notes: Note[] = []

  /** The whole row stays behind. */
  leftOut(at: At, code: string, message: string): undefined {
    this.#notes.push({ kind: 'left-out', code, line: at.line, subject: at.subject, message })
    return undefined
  }

  /** The row is carried, with a difference. */
  changed(at: At, code: string, message: string): void {
    this.#notes.push({ kind: 'changed', code, line: at.line, subject: at.subject, message })
  }

  /** In the order of the source. */
  list(): Note[] {
    return this.#notes.toSorted((a, b) => a.line - b.line)
  }
}

type At = Pick<Note, 'line' | 'subject'>
