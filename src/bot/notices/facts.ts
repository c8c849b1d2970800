import type { NoticeView } from '../../client/wire/notice.ts'
import { priceOf, type Viewer } from '../screens/screen.ts'

/** What a notice tells, read by name. */
export class Facts {
  readonly #facts: NoticeView['facts']

  constructor(facts: NoticeView['facts']) {
    this.#facts = facts
  }

  /** '' where it is not known. */
  text(name: string): string {
    return String(this.#facts[name] ?? '')
  }

  has(name: string): boolean {
    return (this.#facts[name] ?? '') !== ''
  }

  /** 0 where it is not known. */
  number(name: string): number {
    const value = this.#facts[name]
    return typeof value === 'number' ? value : 0
  }

  /** An amount of money for people. */
  money(viewer: Viewer, name: string): string {
    return priceOf(viewer, this.number(name), this.text('currency'))
  }
}
