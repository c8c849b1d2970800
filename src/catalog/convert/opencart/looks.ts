import { done, failed, type Result } from '../../../shop/problem.ts'
import { looksLike } from '../looks-like.ts'

/** Whether a file is a dump of a database at all. Codes: `format-wrong`, `file-unreadable`. */
export async function isDump(file: string): Promise<Result<null>> {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  if (looks.value.format === 'opencart') return done(null)
  return failed({
    code: 'format-wrong',
    message: `${file} is not a SQL dump of OpenCart: it looks like ${looks.value.description}`,
    hint: 'In OpenCart, open System → Maintenance → Backup / Restore, take all tables and export.',
  })
}
