/** A list of numbers without the cost of one; it grows without being copied. */
export class Numbers {
  readonly #kind: Float64ArrayConstructor | Uint32ArrayConstructor | Uint8ArrayConstructor
  readonly #blocks: (Float64Array | Uint32Array | Uint8Array)[] = []
  length = 0

  constructor(kind: Float64ArrayConstructor | Uint32ArrayConstructor | Uint8ArrayConstructor) {
    this.#kind = kind
  }

  /** 0 where there is none. */
  at(index: number): number {
    return this.#blocks[index >>> blockBits]?.[index & inBlock] ?? 0
  }

  set(index: number, value: number): void {
    const block = this.#blocks[index >>> blockBits]
    if (block) block[index & inBlock] = value
  }

  push(value: number): void {
    if ((this.length & inBlock) === 0) this.#blocks.push(new this.#kind(inBlock + 1))
    this.length += 1
    this.set(this.length - 1, value)
  }
}

const blockBits = 14
const inBlock = 2 ** blockBits - 1
