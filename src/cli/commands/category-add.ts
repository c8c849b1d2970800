import type { Field, Value } from '../../catalog/edit/value.ts'
import { failed } from '../../shop/problem.ts'
import { textIn } from '../../shop/text.ts'
import { input } from '../ask.ts'
import type { Run } from '../command.ts'
import { type EditOptions, editShop } from '../edit/edit-shop.ts'
import { usage, wordsOf } from '../edit/wording.ts'

export interface CategoryAddOptions extends EditOptions {
  readonly id?: string
  readonly title?: readonly string[]
  readonly description?: readonly string[]
  readonly language?: string
  readonly parent?: string
  readonly photo?: string
  readonly order?: string
  readonly hidden?: boolean
}

export const run: Run<CategoryAddOptions> = ([given], options, screen) =>
  editShop(given, options, screen, async (files) => {
    const [{ addCategory }, { textValue }, { photoOf }, { idShape, slug }] = await Promise.all([
      import('../../catalog/edit/category.ts'),
      import('../../catalog/edit/value.ts'),
      import('../edit/photo-file.ts'),
      import('../../catalog/id.ts'),
    ])
    const { languages } = files.shop.settings
    const asks = screen.interactive && !options.yes
    const typed = options.title ?? (asks ? await askTitles(languages) : undefined)
    const title = wordsOf('--title', typed, options.language, languages)
    if (!title.ok) return title
    if (title.value === undefined)
      return usage('A category needs a title', 'Write: shopbot category add --title "Roses"')
    const id = options.id ?? slug(textIn(title.value, 'en', languages))
    if (!idShape.test(id))
      return usage(
        id === '' ? 'No id can be made from this title' : `"${id}" cannot be an id`,
        'Write one of small Latin letters, digits and hyphens: --id roses',
      )
    const description = wordsOf('--description', options.description, options.language, languages)
    if (!description.ok) return description
    const fields: Field[] = [['title', textValue(title.value)]]
    const add = (key: string, value: Value | undefined) => value && fields.push([key, value])
    add('description', description.value === undefined ? undefined : textValue(description.value))
    if (options.photo !== undefined) {
      const photo = await photoOf(files.draft, options.photo)
      if (!photo.ok) return photo
      add('photo', { text: photo.value })
    }
    if (options.order !== undefined) {
      if (!/^\d{1,7}$/.test(options.order))
        return failed({ code: 'usage', message: '--order must be a whole number' })
      add('order', { plain: options.order })
    }
    add('hidden', options.hidden ? { plain: 'true' } : undefined)
    const added = await addCategory(files, { id, parent: options.parent ?? null, fields })
    if (!added.ok) return added
    const about = `category ${id}`
    return { ok: true, value: { meant: new Set([about]), said: `Added the category ${id}`, about } }
  })

async function askTitles(languages: readonly string[]): Promise<string[]> {
  const titles: string[] = []
  for (const [at, language] of languages.entries()) {
    const question =
      languages.length === 1
        ? 'Its title?'
        : `Its title in ${language}?${at === 0 ? '' : ' (Enter leaves it out)'}`
    const text = await input(
      question,
      '',
      (given) => at > 0 || given.trim() !== '' || 'A category needs a title.',
    )
    if (text.trim() !== '') titles.push(languages.length === 1 ? text : `${language}=${text}`)
  }
  return titles
}
