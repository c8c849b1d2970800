/** A Fluent file is imported as its text; esbuild and vitest do the same. */
declare module '*.ftl' {
  const text: string
  export default text
}
