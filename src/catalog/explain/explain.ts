import { deliveryExplained } from './delivery.ts'
import { digitalExplained } from './digital.ts'
import type { Explanation, Explanations } from './explanation.ts'
import { fieldsExplained } from './fields.ts'
import { idsExplained } from './ids.ts'
import { localesExplained } from './locales.ts'
import { onlineExplained } from './online.ts'
import { paymentExplained } from './payment.ts'
import { photosExplained } from './photos.ts'
import { pricesExplained } from './prices.ts'
import { promotionsExplained } from './promotions.ts'
import { settingsExplained } from './settings.ts'
import { textsExplained } from './texts.ts'
import { treeExplained } from './tree.ts'
import { variantsExplained } from './variants.ts'
import { walkExplained } from './walk.ts'
import { yamlExplained } from './yaml.ts'

export type { Explanation } from './explanation.ts'

/** What a code of a finding means; undefined for a code that no finding has. */
export function explain(code: string): Explanation | undefined {
  return Object.hasOwn(all, code) ? all[code] : undefined
}

/** Every code that a finding may have, in alphabetical order. */
export function explainedCodes(): string[] {
  return Object.keys(all).sort()
}

const all: Explanations = {
  ...yamlExplained,
  ...fieldsExplained,
  ...treeExplained,
  ...idsExplained,
  ...textsExplained,
  ...localesExplained,
  ...pricesExplained,
  ...variantsExplained,
  ...photosExplained,
  ...digitalExplained,
  ...settingsExplained,
  ...paymentExplained,
  ...deliveryExplained,
  ...promotionsExplained,
  ...walkExplained,
  ...onlineExplained,
}
