/** The pauses before ten attempts, in seconds. */
export interface Series {
  /** 0.5 s × 1.5ⁿ. */
  readonly original: readonly number[]
  /** Recorded without jitter. */
  readonly plain: readonly number[]
  /** Recorded as a shop is unless its shop.yaml says otherwise: full jitter. */
  readonly jittered: readonly number[]
}
