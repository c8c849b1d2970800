/** What a bot says of itself, for everybody and for single languages. */
export interface Profile {
  readonly name: PerLanguage
  readonly description: PerLanguage
  readonly shortDescription: PerLanguage
  readonly commands: CommandLists
  menuButton: unknown
}

export interface BotCommand {
  readonly command: string
  readonly description: string
}

/** A text for a language; '' is for all that have none of their own. */
export interface PerLanguage {
  get(language: string): string
  /** An empty text removes what was set. */
  set(language: string, text: string): void
}

/** Lists of commands by scope and language, both as the Bot API names them. */
export interface CommandLists {
  get(scope: string, language: string): readonly BotCommand[] | undefined
  /** An empty list removes what was set. */
  set(scope: string, language: string, commands: readonly BotCommand[]): void
  /** What a private chat shows: the chat's own, then all private chats', then the default; each in the user's language first. */
  shown(chatId: number, language: string): readonly BotCommand[]
}

export function createProfile(name: string): Profile {
  return {
    name: createTexts(name),
    description: createTexts(''),
    shortDescription: createTexts(''),
    commands: createCommandLists(),
    menuButton: { type: 'commands' },
  }
}

function createTexts(initial: string): PerLanguage {
  const texts = new Map<string, string>()
  return {
    get: (language) => texts.get(language) ?? texts.get('') ?? initial,
    set(language, text) {
      if (text === '') texts.delete(language)
      else texts.set(language, text)
    },
  }
}

function createCommandLists(): CommandLists {
  const lists = new Map<string, readonly BotCommand[]>()
  const key = (scope: string, language: string) => `${scope} ${language}`
  return {
    get: (scope, language) => lists.get(key(scope, language)),
    set(scope, language, commands) {
      if (commands.length === 0) lists.delete(key(scope, language))
      else lists.set(key(scope, language), commands)
    },
    shown(chatId, language) {
      for (const scope of [`chat:${chatId}`, 'all_private_chats', 'default']) {
        const list = lists.get(key(scope, language)) ?? lists.get(key(scope, ''))
        if (list) return list
      }
      return []
    },
  }
}
