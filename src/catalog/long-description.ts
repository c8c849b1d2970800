import { type Text, wordings } from '../shop/text.ts'
import { limits } from '../telegram/limits.ts'
import { codePoints } from '../telegram/text.ts'

/**
 * How long a product's description is and for how much of it there is room, in signs, where the bot surely cuts it;
 * undefined: it may fit.
 */
export function longDescription(
  description: Text,
  hasPhotos: boolean,
): { readonly length: number; readonly most: number } | undefined {
  const length = Math.max(...wordings(description).map(codePoints))
  const most = (hasPhotos ? limits.caption : limits.text) - besides
  return length > most ? { length, most } : undefined
}

/** Signs of a product's message that its title, its price and where it stands may take. */
const besides = 200
