import type { Command } from 'commander'
import { exit } from '../exit.ts'
import type { Screen } from '../screen.ts'

/** Prints a script for a shell that completes the commands and options of `program`. */
export function run(shell: string, program: Command, screen: Screen): number {
  const script = scripts[shell]
  if (!script) {
    const problem = {
      code: 'shell-unknown',
      message: `There are no completions for "${shell}"`,
      hint: 'There are for bash, zsh and fish.',
    }
    return screen.fail(problem, exit.usage)
  }
  screen.print(script(wordsOf(program)))
  return exit.well
}

interface Words {
  /** The command as it is typed after `shopbot`, e.g. `orders list`; empty at the top. */
  readonly path: string
  readonly words: readonly string[]
}

const scripts: Readonly<Record<string, (words: readonly Words[]) => string>> = { bash, zsh, fish }

function wordsOf(command: Command, path = ''): Words[] {
  const own = {
    path,
    words: [
      ...command.commands.map((one) => one.name()),
      ...command.options.flatMap((option) => option.long ?? []),
      '--help',
    ],
  }
  const below = command.commands.flatMap((one) => wordsOf(one, `${path} ${one.name()}`.trim()))
  return [own, ...below]
}

function bash(all: readonly Words[]): string {
  const cases = all.map(({ path, words }) => `    "${path}") words="${words.join(' ')}" ;;`)
  return `_shopbot() {
  local path="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="\${path:+$path }$word" ;; esac
  done
  while :; do
    case "$path" in
${cases.map((line) => `  ${line}`).join('\n')}
    esac
    [[ -n $words || -z $path ]] && break
    if [[ $path == *" "* ]]; then path="\${path% *}"; else path=""; fi
  done
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _shopbot shopbot`
}

function zsh(all: readonly Words[]): string {
  return `autoload -Uz bashcompinit && bashcompinit
${bash(all)}`
}

function fish(all: readonly Words[]): string {
  const lines = all.map(({ path, words }) => {
    const condition = path === '' ? '__fish_use_subcommand' : conditionOf(path)
    return `complete -c shopbot -n '${condition}' -a '${words.join(' ')}'`
  })
  return lines.join('\n')
}

function conditionOf(path: string): string {
  return path
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ')
}
