import type { Problem } from '../shop/problem.ts'
import type { RetrySettings } from '../shop/settings.ts'

/** What a child process of `serve` tells its supervisor. */
export type ChildMessage =
  | { readonly kind: 'ready'; readonly url?: string; readonly username?: string }
  /** It is loaded and waits to take the place of one that runs. */
  | { readonly kind: 'standing' }
  /** It cannot work until somebody changes something; it exits by itself. */
  | { readonly kind: 'failed'; readonly problem: Problem }

/** What the supervisor tells a child. */
export type ParentMessage =
  /** To the bot: where the backend is, once it answers. */
  | { readonly kind: 'backend'; readonly url: string; readonly retry: RetrySettings }
  /** To a backend that stands by: the one before has let go of everything. */
  | { readonly kind: 'begin' }
  /**
   * To end well. A message, since a signal cannot ask that on Windows. `within`: milliseconds for what was taken
   * in; who comes next does the rest.
   */
  | { readonly kind: 'stop'; readonly within?: number }
