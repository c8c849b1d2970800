/** What a code of a finding is about, for those who meet it for the first time. */
export interface Explanation {
  /** In a few words, without a point at the end. */
  readonly title: string
  readonly means: string
  readonly why: string
  /** The file that both examples are of; absent: one of the catalogue. */
  readonly file?: 'shop.yaml' | 'locales/uk.ftl'
  /** Lines of a file, or of a shell where no file can show it; each ends with a line break. */
  readonly wrong: string
  readonly right: string
}

/** By code. */
export type Explanations = Readonly<Record<string, Explanation>>
