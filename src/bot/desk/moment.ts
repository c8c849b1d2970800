import type { Viewer } from '../screens/screen.ts'

/** A moment on the shop's clock, for people; `at` is ISO 8601. */
export function momentOf({ language, shop }: Viewer, at: string): string {
  return new Intl.DateTimeFormat(language, {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: shop.timezone,
  }).format(new Date(at))
}
