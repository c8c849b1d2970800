import type { Problem } from '../../shop/problem.ts'

/** A file cannot be restored from. Thrown in the middle of reading; what read from it so far must not be kept. */
export class BackupFault extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'BackupFault'
    this.problem = problem
  }
}

export const foreign = (file: string) =>
  new BackupFault({
    code: 'backup-foreign',
    message: `${file} is not a backup of shopbot`,
    hint: 'Nothing was changed. Backups are written by "shopbot backup" and end in .shopbot.gz.',
  })

export const damaged = (file: string, reason: string) =>
  new BackupFault({
    code: 'backup-damaged',
    message: `${file} is damaged: ${reason}`,
    hint: 'Nothing was changed. Copy it again from where it is whole, or take another backup.',
  })

export const newer = (file: string, what: string) =>
  new BackupFault({
    code: 'backup-newer',
    message: `${file} was written by a newer shopbot (${what})`,
    hint: 'Nothing was changed. Update shopbot, then restore it.',
  })

export const unreadable = (file: string, error: Error) =>
  new BackupFault({
    code: 'backup-unreadable',
    message: `${file} cannot be read: ${error.message}`,
    hint: 'Name a file that exists and that you may read.',
  })
