import fc from 'fast-check'
import { it } from 'vitest'
import { sized } from '../sampled.ts'
import { Driver } from './driver.ts'
import { steps } from './steps.ts'

/** `SHOPBOT_MODEL_RUNS=10000 npx vitest run test/model` for the whole proof. */
const runs = Number(process.env.SHOPBOT_MODEL_RUNS ?? sized({ part: 40, whole: 100, long: 100 }))

it.each([
  ['a currency', false],
  ['Stars', true],
])(
  'a shop in %s does what the rules say, whatever happens in which order',
  async (_what, stars) => {
    await fc.assert(
      fc.asyncProperty(steps(stars), async (list) => {
        const driver = await Driver.open(stars)
        try {
          for (const step of list) {
            await driver.take(step)
            await driver.judge()
          }
        } finally {
          await driver.close()
        }
      }),
      { numRuns: Math.ceil(runs / 2) },
    )
  },
  Math.max(180_000, runs * 1_000),
)
