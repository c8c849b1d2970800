/** One figure that a bench has found: a ratio against its baseline, and what is wanted of it. */
export interface Figure {
  readonly bench: string
  /** What was measured, against what. */
  readonly variant: string
  readonly ratio: number
  readonly goal: number
  readonly bound: 'at most' | 'at least'
  /** What the goal bounds where that is not the ratio, with its unit in `unit`. */
  readonly value?: number
  readonly unit?: string
  /** Medians of both sides, as they were measured. */
  readonly measured: Readonly<Record<string, number>>
  readonly rounds: number
}

/** Where a bench works; all that it made or started is gone after it. */
export interface Site {
  /** An empty folder. */
  folder(): Promise<string>
  /** What to end when the bench is over, the last first. */
  later(end: () => unknown): void
}
