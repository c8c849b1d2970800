/** What an id looks like. */
export const idShape = /^[a-z0-9][a-z0-9-]{0,39}$/

/** An id made from a title: Latin, lower case, words joined by `-`; empty when nothing of it remains. */
export function slug(text: string): string {
  const latin = [...text.normalize('NFC').toLowerCase()]
    .map((sign) => cyrillic[sign] ?? sign)
    .join('')
  return latin
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʼ`"]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
}

/** The Ukrainian national transliteration of 2010, with the letters of its neighbours beside. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  ё: 'io',
  ъ: '',
  ы: 'y',
  э: 'e',
  ў: 'u',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
}
