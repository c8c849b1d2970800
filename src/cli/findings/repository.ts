import { realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/**
 * The way from the repository's root to a folder, with `/` between and at its end; '' where the folder is the root
 * or lies in no repository. GitHub says in GITHUB_WORKSPACE where the root is.
 */
export async function pathInRepository(
  dir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const folder = await realpath(dir).catch(() => resolve(dir))
  const named = env.GITHUB_WORKSPACE
  const root = named ? await realpath(named).catch(() => undefined) : undefined
  return (root && below(root, folder)) ?? below(await repositoryOf(folder), folder) ?? ''
}

/** undefined: it does not lie there. */
function below(root: string | undefined, folder: string): string | undefined {
  if (root === undefined) return undefined
  const way = relative(root, folder)
  if (way === '') return ''
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return undefined
  return `${way.split(sep).join('/')}/`
}

/** The nearest folder above that has a .git, which is a file in a worktree. */
async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(join(at, '.git')).catch(() => undefined)
    if (found) return at
    if (dirname(at) === at) return undefined
  }
}
