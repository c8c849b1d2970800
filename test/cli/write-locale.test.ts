import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shopbot, temporaryFolder } from './shopbot.ts'

test('a language that the bot lacks is named by check, written for translation, and then taken', async () => {
  const dir = join(await temporaryFolder(), 'shop')
  await shopbot(['init', dir, '--yes', '--template', 'ebooks'])
  const file = join(dir, 'shop.yaml')
  const settings = await readFile(file, 'utf8')
  await writeFile(file, settings.replace('languages: [uk, en]', 'languages: [uk, en, fr]'))

  const before = await shopbot(['check', dir])
  expect(before.status).toBe(1)
  expect(before.stdout).toContain('locale-missing')
  expect(before.stdout).toContain('shopbot check --write-locale fr')
  expect((await shopbot(['import', dir, '--yes'])).status).toBe(1)

  const written = await shopbot(['check', dir, '--write-locale', 'fr'])
  expect(written).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/locales\/fr\.ftl: \d+ texts to translate/),
  })
  const { stdout } = await shopbot(['check', dir, '--json'])
  const { ok, findings } = JSON.parse(stdout)
  expect(ok).toBe(true)
  expect(findings.filter(({ code }: { code: string }) => code.startsWith('locale-'))).toEqual([])

  const ours = await shopbot(['check', dir, '--write-locale', 'de'])
  expect(ours).toMatchObject({ status: 1, stderr: expect.stringContaining('locales/de.ftl') })
  expect((await shopbot(['check', dir, '--write-locale', 'French'])).status).toBe(64)
})
