import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Exit, exit } from './exit.ts'
import { findShop } from './open-shop.ts'
import type { Screen } from './screen.ts'

/** Writes what a language lacks into `locales/` of a shop, in English for the merchant to translate. */
export async function writeLocale(dir: string, language: string, screen: Screen): Promise<Exit> {
  const shop = await findShop(dir)
  if (!shop.ok) return screen.fail(shop.problem)
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(language)) {
    const message = `"${language}" is not the code of a language`
    return screen.fail({ code: 'language-invalid', message, hint: 'Write it like fr.' }, exit.usage)
  }
  const { untranslated } = await import('../serve/locales/untranslated.ts')
  const name = `locales/${language}.ftl`
  const held = await readFile(join(dir, name), 'utf8').catch(() => undefined)
  const written = untranslated(language, held)
  if (!written.ok) return screen.fail(written.problem)
  const { text, added } = written.value
  if (added > 0) {
    await mkdir(join(dir, 'locales'), { recursive: true })
    await writeFile(join(dir, name), text)
  }
  screen.document({ formatVersion: 1, ok: true, file: name, added })
  screen.print(
    added === 0
      ? `${screen.paint('green', '✓')} ${name} has every text of the bot`
      : `${screen.paint('green', '✓')} ${name}: ${added} texts to translate; { … } stays as it is`,
  )
  return exit.well
}
