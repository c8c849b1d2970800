import { done, failed, type Result } from '../../../shop/problem.ts'
import type { ConvertOptions } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import { type Fixture, type Row, textIn } from './fixture.ts'

/** Those that are switched on; all where none is. */
export function channelsOf(fixture: Fixture): Row[] {
  const all = fixture.all('channel.channel')
  const active = all.filter(({ fields }) => fields.is_active !== false)
  return active.length > 0 ? active : all
}

export const currencyOf = (channel: Row): string => textIn(channel, 'currency_code').toUpperCase()

/** The channel whose prices are in the shop's currency. Code: `currency-differs`. */
export function takenChannel(
  file: string,
  fixture: Fixture,
  { currency }: ConvertOptions,
  notes: Notes,
): Result<Row> {
  const channels = channelsOf(fixture)
  const [channel, ...others] = channels.filter((one) => currencyOf(one) === currency)
  if (!channel) {
    const found = [...new Set(channels.map(currencyOf))]
    return failed({
      code: 'currency-differs',
      message: `The channels in ${file} sell in ${found.join(', ')}; the shop's currency is ${currency}`,
      hint: `Amounts are carried as they are: for a new shop add --currency ${found[0]}; else write "currency: ${found[0]}" into shop.yaml.`,
    })
  }
  const more = others.map((one) => `"${textIn(one, 'name')}"`).join(', ')
  notes.told(
    { line: channel.line, subject: 'the channels' },
    'channel-taken',
    `Prices are those of the channel "${textIn(channel, 'name')}"${more === '' ? '' : `, not those of ${more}, which sells in ${currency} too`}`,
  )
  return done(channel)
}
