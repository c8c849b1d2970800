import { done } from '../../../shop/problem.ts'
import type { Outline } from '../foreign.ts'
import { isText, itemsIn, under } from '../written.ts'
import { readFixtures } from './fixtures.ts'
import { languagesOf } from './taxons.ts'

export const outlineSylius: Outline = async (file) => {
  const fixtures = await readFixtures(file)
  if (!fixtures.ok) return fixtures
  const { channels, taxons } = fixtures.value
  const currency = channels
    .flatMap(({ written }) => itemsIn(under(written, 'currencies')))
    .find((written) => isText(written))?.text
  const languages = languagesOf(taxons).map(({ code }) => code)
  return done({ ...(currency === undefined ? {} : { currency }), languages })
}
