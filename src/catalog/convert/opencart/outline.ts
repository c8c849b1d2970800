import { done } from '../../../shop/problem.ts'
import type { Outline } from '../foreign.ts'
import { isDump } from './looks.ts'
import { readSetup } from './setup.ts'

export const outlineOpenCart: Outline = async (file) => {
  const looks = await isDump(file)
  if (!looks.ok) return looks
  const setup = await readSetup(file)
  if (!setup.ok) return setup
  const { currency, languages } = setup.value
  const codes = [...new Set(languages.map(({ code }) => code))]
  return done({ ...(currency === undefined ? {} : { currency }), languages: codes })
}
