import { open } from 'node:fs/promises'
import { done } from '../../../shop/problem.ts'
import type { Outline } from '../foreign.ts'
import { isFeed } from './looks.ts'
import { currencyOf } from './offer.ts'

/** The currencies stand at the beginning; in which languages its offers are shows in the first of them. */
export const outlineYmlFeed: Outline = async (file) => {
  const looks = await isFeed(file)
  if (!looks.ok) return looks
  const head = await headOf(file)
  const tags = [...head.matchAll(/<currency\s[^>]*>/g)].map(([tag]) => tag)
  const base = tags.find((tag) => /\brate\s*=\s*["']1(?:\.0+)?["']/.test(tag)) ?? tags[0]
  const code = /\bid\s*=\s*["'](\w+)["']/.exec(base ?? '')?.[1]
  const several = /<name_ua>/.test(head) && /<name>[^<]*<\/name>\s*/.test(head)
  return done({
    ...(code === undefined ? {} : { currency: currencyOf(code) }),
    languages: several ? ['uk', 'ru'] : [],
  })
}

/** Codes and tags are the same in every encoding that feeds come in. */
async function headOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const headBytes = 256 * 1024
