// Questions go to stderr: stdout is for results.
const context = { output: process.stderr }

/** Asks yes or no on the terminal; `initial` when just entered. */
export async function confirm(message: string, initial = true): Promise<boolean> {
  const prompts = await import('@inquirer/prompts')
  return prompts.confirm({ message, default: initial }, context)
}

export async function input(
  message: string,
  initial: string,
  validate: (text: string) => true | string,
): Promise<string> {
  const prompts = await import('@inquirer/prompts')
  return prompts.input({ message, default: initial, validate }, context)
}

export async function select<T extends string>(
  message: string,
  choices: readonly { readonly value: T; readonly name?: string; readonly description: string }[],
): Promise<T> {
  const prompts = await import('@inquirer/prompts')
  return prompts.select({ message, choices }, context)
}
