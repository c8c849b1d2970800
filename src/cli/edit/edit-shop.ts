import { resolve } from 'node:path'
import type { Meant } from '../../catalog/edit/outcome.ts'
import type { Sound } from '../../catalog/edit/prove.ts'
import type { ShopFiles } from '../../catalog/edit/shop-files.ts'
import type { Problem, Result } from '../../shop/problem.ts'
import { confirm } from '../ask.ts'
import { type Exit, exit } from '../exit.ts'
import { filesInvalid, showFindings } from '../findings.ts'
import type { Screen } from '../screen.ts'
import { typed } from '../typed.ts'
import { diffOf, showDiff } from './diff-screen.ts'

/** What every command that edits files takes. */
export interface EditOptions {
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** What an edit did to the draft. */
export interface Edited {
  /** What may differ afterwards, like `product red-rose`; all else must read as before. */
  readonly meant: Meant
  /** What was done, for people: `Changed red-rose`. */
  readonly said: string
  /** What is said of: its place is shown, as it is written afterwards (or, of what goes, before). */
  readonly about: string
  /** Whether goods go: without somebody to ask that needs --yes. */
  readonly removes?: boolean
  /** What is said when the files need no change. */
  readonly nothing?: string
  /** What is to be done next; absent: an import. */
  readonly next?: string
  /** What the document of --json has beside. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** Reads a shop, has its files edited, proves the outcome, shows the lines that change, and writes them. */
export async function editShop(
  given: string | undefined,
  options: EditOptions,
  screen: Screen,
  edit: (files: ShopFiles) => Promise<Result<Edited>>,
): Promise<Exit> {
  const dir = resolve(given ?? '.')
  const opened = await openShopFiles(dir, screen)
  if (!opened.ok) return opened.status
  const { files } = opened
  const edited = await edit(files)
  if (!edited.ok) return screen.fail(edited.problem, statusOf(edited.problem))
  return settle(files, edited.value, { ...options, given }, screen)
}

export async function openShopFiles(
  dir: string,
  screen: Screen,
): Promise<{ ok: true; files: ShopFiles } | { ok: false; status: Exit }> {
  const [{ readCatalogPlace }, { checkShop }, { openFiles }] = await Promise.all([
    import('../../catalog/read.ts'),
    import('../../serve/check-shop.ts'),
    import('../../catalog/edit/shop-files.ts'),
  ])
  const shop = await checkShop(dir)
  const place = await readCatalogPlace(dir)
  if (shop.ok && place) return { ok: true, files: openFiles(dir, shop, place.catalog) }
  await showFindings(shop.findings, dir, screen)
  const findings = { findings: shop.findings }
  return { ok: false, status: screen.fail(filesInvalid, exit.failed, findings) }
}

/** Proves what the draft makes of the files; when it holds, shows it, asks, and writes it. */
export async function settle(
  files: ShopFiles,
  edited: Edited,
  options: EditOptions & { readonly given: string | undefined },
  screen: Screen,
): Promise<Exit> {
  const { draft, shop } = files
  if (draft.changes.length === 0 && draft.moves.length === 0) {
    screen.document({
      formatVersion: 1,
      ok: true,
      written: false,
      files: [],
      moved: [],
      ...edited.more,
    })
    screen.print(edited.nothing ?? 'Nothing to change: the files say so already')
    return exit.well
  }
  const [{ prove }, { touchesOthers }, { checkShop }] = await Promise.all([
    import('../../catalog/edit/prove.ts'),
    import('../../catalog/edit/outcome.ts'),
    import('../../serve/check-shop.ts'),
  ])
  const proof = await prove(draft, checkShop)
  if (!proof.ok) {
    showDiff(draft, screen)
    const findings = proof.findings.filter(({ severity }) => severity === 'error')
    await showFindings(findings, proof.dir, screen)
    await proof.drop()
    return screen.fail(outcomeInvalid, exit.failed, { findings })
  }
  const others = touchesOthers(shop.catalog, proof.shop.catalog, edited.meant)
  if (others) {
    await proof.drop()
    return screen.fail(others)
  }
  showDiff(draft, screen)
  await warnAnew(shop, proof.shop, screen)
  const answer = await mayWrite(edited, options, screen)
  if (answer !== 'write') await proof.drop()
  if (answer === 'refused') return screen.fail(needsYes, exit.refused)
  const written = answer === 'write'
  if (written) {
    const placed = await proof.place()
    if (!placed.ok) return screen.fail(placed.problem)
  }
  conclude(files, proof.shop, edited, { written, given: options.given }, screen)
  return answer === 'no' ? exit.refused : exit.well
}

async function mayWrite(
  { removes }: Edited,
  { dryRun, yes }: EditOptions,
  screen: Screen,
): Promise<'write' | 'shown' | 'no' | 'refused'> {
  if (dryRun) return 'shown'
  if (yes) return 'write'
  if (screen.interactive) return (await confirm('Write this?')) ? 'write' : 'no'
  return removes ? 'refused' : 'write'
}

/** Warnings that were not there before. */
async function warnAnew(before: Sound, after: Sound, screen: Screen): Promise<void> {
  if (screen.json) return
  const told = new Set(before.findings.map(({ code, message }) => `${code} ${message}`))
  const fresh = after.findings.filter(({ code, message }) => !told.has(`${code} ${message}`))
  for (const { message, hint, file, line } of fresh) {
    screen.say(`${screen.paintAside('yellow', '!')} ${file}:${line}  ${message}`)
    if (hint !== undefined) screen.say(`  ${screen.paintAside('dim', hint)}`)
  }
}

function conclude(
  { draft, shop }: ShopFiles,
  after: Sound,
  { said, about, next, more }: Edited,
  { written, given }: { written: boolean; given: string | undefined },
  screen: Screen,
): void {
  const at = after.where.get(about) ?? shop.where.get(about)
  const place = at ? { file: at.file, line: at.line } : null
  const files = draft.changes.map((change) => ({
    file: change.path,
    lines: diffOf(change)
      .flat()
      .filter(({ sign }) => sign !== ' '),
  }))
  screen.document({
    formatVersion: 1,
    ok: true,
    written,
    at: place,
    files,
    moved: draft.moves,
    ...more,
  })
  const where = place ? `  ${screen.paint('dim', `${place.file}:${place.line}`)}` : ''
  if (!written) {
    screen.print(`Not written: ${said}${where}`)
    return
  }
  screen.print(`${screen.paint('green', '✓')} ${said}${where}`)
  screen.say(`  ${next ?? `Bring it into the shop: ${typed('import', given)}`}`)
}

function statusOf({ code }: Problem): Exit {
  if (code === 'usage') return exit.usage
  return code === 'category-has-products' ? exit.refused : exit.failed
}

const outcomeInvalid: Problem = {
  code: 'outcome-invalid',
  message: 'With this the files would have errors, so nothing was written',
  hint: 'Change what is named above first, then try again.',
}

const needsYes: Problem = {
  code: 'removal-refused',
  message: 'Removing wants a yes, and nobody is there to ask. Nothing was changed',
  hint: 'Add --yes to remove it.',
}
