import type { Client } from '../client/client.ts'
import { importedBy } from '../serve/import.ts'
import { type ImportWatch, type WatchNews, watchImport } from '../serve/watch-import.ts'
import { silentLog } from '../shop/log.ts'
import { done } from '../shop/problem.ts'
import { counted } from './counted.ts'
import { exit } from './exit.ts'
import { showErrors, showSomeFindings } from './findings.ts'
import { enter, findShop } from './open-shop.ts'
import { showPlan } from './plan.ts'
import type { Screen } from './screen.ts'

/** Imports a shop's files whenever they are saved, until a signal ends the process. */
export async function watchUntilStopped(
  { dir, prune }: { readonly dir: string; readonly prune: boolean },
  screen: Screen,
): Promise<number> {
  const shop = await findShop(dir)
  if (!shop.ok) return screen.fail(shop.problem)
  const watch = watchImport({
    dir,
    prune,
    by: importedBy(process.env),
    enter: () => enter(dir, screen),
    tell: (news) => {
      screen.clear()
      return tell(news, dir, 'Removing them needs --prune.', screen)
    },
    log: silentLog,
  })
  await watch.over
  return exit.well
}

/** The same for a shop that this process serves; its services write to the same terminal, so nothing is cleared. */
export function watchServed(dir: string, client: Client, screen: Screen): ImportWatch {
  let isFirst = true
  return watchImport({
    dir,
    prune: false,
    by: importedBy(process.env),
    enter: async () => done({ client, close: async () => {} }),
    tell: (news) => {
      const quiet = isFirst && news.kind === 'unchanged'
      isFirst = false
      return quiet ? undefined : tell(news, dir, 'To remove them: shopbot import', screen)
    },
    log: silentLog,
  })
}

async function tell(news: WatchNews, dir: string, toRemove: string, screen: Screen): Promise<void> {
  screen.documentLine({ formatVersion: 1, ...documentOf(news) })
  if (news.kind === 'unchanged') return screen.print(at('The shop is as the files say.', screen))
  if (news.kind === 'failed') return screen.complain(news.problem)
  if (news.kind === 'conflicts') {
    for (const { kind, id, name } of news.conflicts)
      screen.print(`! ${kind} ${id}: ${name} was changed in the files and in the chat`)
    return screen.print(
      at(screen.paint('red', 'Choose: shopbot import --ours or --theirs'), screen),
    )
  }
  if (news.kind === 'refused') {
    await showErrors(news.findings, dir, screen)
    const errors = news.findings.filter(({ severity }) => severity === 'error').length
    const told = `${counted(errors, 'error')} in the files: the shop goes on as it was.`
    return screen.print(at(screen.paint('red', told), screen))
  }
  await showSomeFindings(news.findings, dir, screen)
  const { result, currency, removalsWait } = news
  showPlan(result, currency, screen)
  const { create, update, delete: removed } = result.changes
  const counts = `${create} created, ${update} updated, ${removed} removed`
  screen.print(at(screen.paint('green', `Imported: ${counts}`), screen))
  if (removalsWait)
    screen.print(screen.paint('yellow', `The files no longer name all the shop holds. ${toRemove}`))
}

function at(told: string, screen: Screen): string {
  return `${screen.paint('dim', new Date().toTimeString().slice(0, 8))}  ${told}`
}

function documentOf(news: WatchNews) {
  if (news.kind !== 'imported') return { watch: news.kind, ...news }
  const { result, findings, removalsWait } = news
  const { changes, items, shop, applied, revision } = result
  return { watch: news.kind, changes, items, shop, applied, revision, findings, removalsWait }
}
