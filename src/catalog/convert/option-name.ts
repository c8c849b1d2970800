import { optionNameTaken } from '../read/variants.ts'

/** What an option can be called: the words that say something else in a variant get a capital. */
export function optionName(name: string): string {
  if (!optionNameTaken(name)) return name
  const raised = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  return optionNameTaken(raised) ? 'Option' : raised
}
