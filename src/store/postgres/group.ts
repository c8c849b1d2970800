import type { Change, Writer } from '../store.ts'
import type { Conversation } from './conversation.ts'
import { type Layer, LayeredWork, overlaps } from './layers.ts'
import type { Guesses, Memory } from './memory.ts'
import { proofs } from './names.ts'
import { Snapshot } from './snapshot.ts'
import { changeStatements } from './sql.ts'

/** A work that was asked for, and what is to be told to whoever asked. */
export interface Asked {
  readonly work: (writer: Writer) => Promise<unknown>
  readonly resolve: (outcome: unknown) => void
  readonly reject: (error: unknown) => void
}

type Outcome = { readonly value: unknown } | { readonly error: unknown }

export interface Done {
  readonly outcomes: readonly Outcome[]
  readonly changes: readonly Change[]
  readonly staged: Layer
  /** What makes the changes in the database, and fails where something is not as it was taken to be. */
  readonly statements: readonly string[]
}

/**
 * Runs works in one transaction, as if one after another in the order given. All are tried at once on the same
 * snapshot, so that their questions travel together; one that looked at what a work before it changed is run again
 * upon that. A work that throws leaves nothing, and its error is its outcome.
 */
export async function runGroup(
  works: readonly Asked[],
  conversation: Conversation,
  known: { readonly memory?: Memory; readonly guesses?: Guesses } = {},
): Promise<Done> {
  const snapshot = new Snapshot(conversation, true, known)
  const staged: Layer = new Map()
  const attempt = async ({ work }: Asked) => {
    const layered = new LayeredWork(snapshot, staged)
    const outcome = await outcomeOf(work, layered)
    layered.finish()
    return { layered, outcome }
  }
  const tried = await Promise.all(works.map(attempt))
  const outcomes: Outcome[] = []
  for (const [at, asked] of works.entries()) {
    const first = tried[at]
    const last =
      !first || overlaps(first.layered.looks, staged, snapshot) ? await attempt(asked) : first
    // What a work throws because the database failed it is not its own.
    if (conversation.failure) throw conversation.failure.error
    outcomes.push(last.outcome)
    if ('value' in last.outcome) add(staged, last.layered.own)
  }
  return {
    outcomes,
    staged,
    changes: changesOf(staged),
    statements: [
      // What is proven is how it was before.
      ...proofs(staged, conversation.named, snapshot.taken),
      ...changeStatements(staged, conversation.named, snapshot.taken),
    ],
  }
}

async function outcomeOf(work: Asked['work'], writer: Writer): Promise<Outcome> {
  try {
    return { value: await work(writer) }
  } catch (error) {
    return { error }
  }
}

function add(staged: Layer, own: Layer): void {
  for (const [collection, changes] of own) {
    const all = staged.get(collection) ?? new Map()
    staged.set(collection, all)
    for (const [id, change] of changes) all.set(id, change)
  }
}

function changesOf(staged: Layer): Change[] {
  return [...staged].flatMap(([collection, changes]) =>
    [...changes].map(([id, change]): Change => {
      return { collection, id, deleted: change === undefined }
    }),
  )
}
