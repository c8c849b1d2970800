/** A step of the tables from one version to the next. Once released it is never changed: another one follows it. */
export interface Migration {
  /** Zero-padded serial and words, so that names sort by age. */
  readonly name: string
  readonly sql: string
}
