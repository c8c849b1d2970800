/** The chat page's files by path. */
export const pageFiles: ReadonlyMap<string, { readonly type: string; readonly body: string }> =
  new Map()
