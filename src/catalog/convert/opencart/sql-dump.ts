import { createReadStream } from 'node:fs'
import { done, failed, type Problem, type Result } from '../../../shop/problem.ts'
import { type SqlReader, SqlStatements } from './sql-statements.ts'
import { SqlTokens } from './sql-tokens.ts'

/**
 * Reads the rows that a SQL dump inserts, whoever wrote it: mysqldump, phpMyAdmin, Adminer, OpenCart itself.
 * Tables that are not wanted are passed over. Codes: `sql-invalid`, `not-utf-8`; facts: `line`.
 */
export async function readDump(file: string, reader: SqlReader): Promise<Result<null>> {
  const statements = new SqlStatements(reader, () => tokens.skip())
  const tokens = new SqlTokens(statements)
  for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
    const read = tokens.write(chunk)
    const problem = statements.problem ?? (read.ok ? undefined : read.problem)
    if (problem) return inFile(file, problem)
  }
  const read = tokens.end()
  if (read.ok) statements.end(tokens.line)
  const problem = statements.problem ?? (read.ok ? undefined : read.problem)
  return problem ? inFile(file, problem) : done(null)
}

const chunkBytes = 256 * 1024

function inFile(file: string, problem: Problem): Result<never> {
  return failed({
    ...problem,
    message: `${file}, ${problem.message}`,
    hint:
      problem.code === 'not-utf-8'
        ? 'Export the database again, in UTF-8.'
        : 'The dump is broken or was cut off: export the database again.',
  })
}
