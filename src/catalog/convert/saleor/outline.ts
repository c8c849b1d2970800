import { done } from '../../../shop/problem.ts'
import type { Outline } from '../foreign.ts'
import { channelsOf, currencyOf } from './channels.ts'
import { readFixture } from './fixture.ts'
import { languagesOf } from './texts.ts'

export const outlineSaleor: Outline = async (file) => {
  const fixture = await readFixture(file)
  if (!fixture.ok) return fixture
  const [channel] = channelsOf(fixture.value)
  const languages = languagesOf(fixture.value).map(({ code }) => code)
  fixture.value.close()
  return done({
    ...(channel === undefined ? {} : { currency: currencyOf(channel) }),
    languages: languages.length > 1 ? languages : [],
  })
}
