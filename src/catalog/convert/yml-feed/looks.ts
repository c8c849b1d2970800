import { done, failed, type Result } from '../../../shop/problem.ts'
import { looksLike } from '../looks-like.ts'

/** Whether a file is a feed at all. Codes: `format-wrong`, `file-unreadable`. */
export async function isFeed(file: string): Promise<Result<null>> {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  if (looks.value.format === 'yml') return done(null)
  return failed({
    code: 'format-wrong',
    message: `${file} is not a YML feed: it looks like ${looks.value.description}`,
    hint: 'Take the XML file whose first tag is <yml_catalog>, as marketplaces ask for it.',
  })
}
