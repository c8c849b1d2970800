/** A command as it is typed for the same shop: the folder is named again where it was named. */
export function typed(words: string, dir: string | undefined): string {
  if (dir === undefined) return `shopbot ${words}`
  return `shopbot ${words} ${/^[\w./~-]+$/.test(dir) ? dir : JSON.stringify(dir)}`
}
