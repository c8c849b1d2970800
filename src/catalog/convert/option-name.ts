import { optionNameTaken } from '../read/variants.ts'

/** What an option is called here: the words that say something else in a variant get a capital. */
export function optionName(title: string): string {
  if (!optionNameTaken(title)) return title
  const raised = `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`
  return optionNameTaken(raised) ? 'Option' : raised
}
