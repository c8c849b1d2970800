import type { Problem } from '../../../shop/problem.ts'
import { SqlRowValues } from './sql-row-values.ts'
import { type Decode, decoderFor } from './sql-text.ts'
import type { SqlSink, SqlToken } from './sql-tokens.ts'

/** Values as text, numbers and expressions (`NOW()`) as they are written; null: NULL, or no such column. */
export type SqlRow = readonly (string | null)[]

export interface SqlReader {
  /** The columns that are wanted of a table, in the order they are to come; undefined: none of its rows. */
  wants(table: string): readonly string[] | undefined
  row(table: string, row: SqlRow, line: number): void
  /** Rows that could not be read, and why. */
  oddRow(table: string, message: string, line: number): void
}

/** What is being read: of a statement, of the columns of a table, of the rows that are inserted. */
type State =
  | 'start'
  | 'skip'
  | 'procedure'
  | 'delimiter'
  | 'set'
  | 'create'
  | 'create-columns'
  | 'into'
  | 'into-columns'
  | 'rows'
  | 'row'
  | 'after-row'

/** Finds in the tokens of a dump what the tables are like, and the rows that are inserted into them. */
export class SqlStatements implements SqlSink {
  problem: Problem | undefined
  readonly #reader: SqlReader
  readonly #skip: () => void
  readonly #states: Readonly<Record<State, (token: SqlToken) => void>>
  readonly #columns = new Map<string, string[]>()
  #state: State = 'start'
  #decode: Decode = decoderFor(undefined)
  #setsNames = false
  /** Another delimiter than `;` parts procedures, which hold no goods. */
  #procedures = false
  #delimiter = { line: 0, signs: '' }
  #table = ''
  #depth = 0
  #itemBegins = false
  /** Statements that give no columns take those of CREATE TABLE. */
  #given: string[] | undefined
  #wanted: readonly string[] = []
  #values = new SqlRowValues([], 0)
  #rowLine = 0

  /** `skip` passes over the rest of the statement. */
  constructor(reader: SqlReader, skip: () => void) {
    this.#reader = reader
    this.#skip = skip
    this.#states = {
      start: (token) => this.#start(token),
      skip: (token) => this.#endAt(token),
      procedure: (token) => this.#procedure(token),
      delimiter: (token) => this.#endDelimiter(token),
      set: (token) => this.#set(token),
      create: (token) => this.#create(token),
      'create-columns': (token) => this.#createColumns(token),
      into: (token) => this.#into(token),
      'into-columns': (token) => this.#intoColumns(token),
      rows: (token) => this.#rows(token),
      row: (token) => this.#row(token),
      'after-row': (token) => this.#afterRow(token),
    }
  }

  take(token: SqlToken): void {
    this.#states[this.#state](token)
  }

  hidden(text: string): void {
    const charset = /\bSET NAMES '?(\w+)/i.exec(text)?.[1]
    if (charset !== undefined) this.#decode = decoderFor(charset)
  }

  /** The dump is over. */
  end(line: number): void {
    if (this.#state === 'row' || this.#state === 'rows' || this.#state === 'into-columns')
      this.#fail(line, `The dump ends in the middle of a row of ${this.#table}`)
    if (this.#state === 'create-columns')
      this.#fail(line, `The dump ends in the middle of the columns of ${this.#table}`)
  }

  #start(token: SqlToken): void {
    const { kind, text, line } = token
    const word = kind === 'word' ? text.toUpperCase() : ''
    this.#table = ''
    this.#given = undefined
    this.#rowLine = 0
    this.#setsNames = false
    if (kind === 'sign' && text === ';') return
    if (word === 'DELIMITER') {
      this.#state = 'delimiter'
      this.#delimiter = { line, signs: '' }
    } else if (this.#procedures) this.#state = 'procedure'
    else if (word === 'INSERT' || word === 'REPLACE') this.#state = 'into'
    else if (word === 'CREATE') this.#state = 'create'
    else if (word === 'SET') this.#state = 'set'
    else this.#pass()
  }

  #pass(): void {
    this.#state = 'skip'
    this.#skip()
  }

  #endAt({ kind, text }: SqlToken): void {
    if (kind === 'sign' && text === ';') this.#state = 'start'
  }

  /** It may end without a `;` of its own. */
  #procedure(token: SqlToken): void {
    if (token.kind === 'word' && token.text === 'DELIMITER') this.#start(token)
  }

  /** `DELIMITER ;;` … `DELIMITER ;`: the statement ends with its line. */
  #endDelimiter(token: SqlToken): void {
    if (token.line === this.#delimiter.line) {
      this.#delimiter.signs += token.text
      return
    }
    this.#procedures = this.#delimiter.signs !== ';'
    this.#state = 'start'
    this.take(token)
  }

  /** `SET NAMES utf8mb4;` or `SET NAMES 'utf8mb4';` */
  #set(token: SqlToken): void {
    const text = token.kind === 'string' ? token.raw.toString('latin1') : token.text
    if (this.#setsNames) this.#decode = decoderFor(text)
    if (!this.#setsNames && token.kind === 'word' && /^names$/i.test(text)) this.#setsNames = true
    else if (token.text === ';') this.#state = 'start'
    else this.#pass()
  }

  #create({ kind, text }: SqlToken): void {
    if (kind === 'sign' && text === '(') {
      this.#state = 'create-columns'
      this.#depth = 0
      this.#itemBegins = true
      this.#columns.set(this.#table, [])
    } else if (kind === 'name' || (kind === 'word' && !beforeTable.test(text))) this.#named(text)
    else if (text === ';') this.#state = 'start'
  }

  #createColumns({ kind, text }: SqlToken): void {
    const isName = kind === 'name' || (kind === 'word' && !notColumn.test(text))
    if (kind === 'sign') {
      if (text === '(') this.#depth += 1
      else if (text === ')' && this.#depth === 0) this.#pass()
      else if (text === ')') this.#depth -= 1
      else if (text === ',' && this.#depth === 0) this.#itemBegins = true
      return
    }
    if (this.#itemBegins && isName) this.#columns.get(this.#table)?.push(text)
    this.#itemBegins = false
  }

  #into(token: SqlToken): void {
    const { kind, text, line } = token
    const word = kind === 'word' ? text : ''
    if (word === '.') this.#table = ''
    else if (this.#table === '') {
      if (kind === 'name' || (word !== '' && !beforeInto.test(word))) this.#named(text)
      else this.#endAt(token)
    } else if (!this.#isWanted()) this.#pass()
    else if (/^values?$/i.test(word)) this.#openRows(line)
    else if (text === '(') {
      this.#state = 'into-columns'
      this.#given = []
    } else this.#unread('Only INSERT … VALUES is read', line)
  }

  #isWanted(): boolean {
    this.#wanted = this.#reader.wants(this.#table) ?? []
    return this.#wanted.length > 0
  }

  /** The table, or the last part of `database.table`. */
  #named(written: string): void {
    this.#table = written.slice(written.lastIndexOf('.') + 1)
  }

  #intoColumns({ kind, text }: SqlToken): void {
    if (kind === 'sign' && text === ')') this.#state = 'into'
    else if (kind !== 'sign') this.#given?.push(text)
  }

  #openRows(line: number): void {
    const columns = this.#given ?? this.#columns.get(this.#table)
    if (columns) {
      const places = columns.map((column) => this.#wanted.indexOf(column))
      this.#values = new SqlRowValues(places, this.#wanted.length)
      this.#state = 'rows'
    } else this.#unread(`The dump does not say which columns ${this.#table} has`, line)
  }

  /** A statement whose rows are wanted and cannot be had. */
  #unread(reason: string, line: number): void {
    this.#reader.oddRow(this.#table, `${reason}, so these rows stay behind`, line)
    this.#pass()
  }

  #rows({ kind, text, line }: SqlToken): void {
    if (kind === 'sign' && text === '(') {
      this.#state = 'row'
      this.#rowLine = line
      this.#values.begin()
    } else if (text === ';' && this.#rowLine === 0) this.#state = 'start'
    else this.#fail(line, `"(" is missing before a row of ${this.#table}`)
  }

  #row(token: SqlToken): void {
    const step = this.#values.take(token, this.#decode)
    if (step === 'more') return
    if (step === 'whole') {
      this.#state = 'after-row'
      const { row, odd } = this.#values
      if (odd === undefined) this.#reader.row(this.#table, row, this.#rowLine)
      else this.#reader.oddRow(this.#table, `${odd} of ${this.#table}`, this.#rowLine)
    } else this.#fail(token.line, `${step.wrong} ${this.#table}`, step.code)
  }

  #afterRow({ text, line }: SqlToken): void {
    if (text === ',') this.#state = 'rows'
    else if (text === ';') this.#state = 'start'
    else if (/^on$/i.test(text)) this.#pass()
    else this.#fail(line, `Behind a row of ${this.#table} neither "," nor ";" stands`)
  }

  #fail(line: number, message: string, code = 'sql-invalid'): void {
    this.problem ??= { code, message: `line ${line}: ${message}`, facts: { line } }
  }
}

const beforeTable = /^(?:temporary|table|if|not|exists|or|replace)$/i

const beforeInto = /^(?:low_priority|delayed|high_priority|ignore|into)$/i

/** What begins an item of CREATE TABLE that is no column. */
const notColumn = /^(?:primary|unique|key|index|fulltext|spatial|constraint|foreign|check|period)$/i
