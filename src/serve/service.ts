import type { Log } from '../shop/log.ts'
import type { Problem } from '../shop/problem.ts'
import type { Child } from './child.ts'
import type { ChildMessage } from './messages.ts'

/** A service that is kept running: whoever dies is started again. */
export interface Service {
  /** The process of now. */
  readonly child: Child
  /**
   * Asks it to end, kills it when it has not after `patience` milliseconds, and starts no other. `within`: how long
   * it may take for what was taken in, where it is not to choose itself.
   */
  stop(patience: number, within?: number): Promise<void>
  kill(): void
}

export interface ServiceOptions {
  readonly name: string
  readonly start: (onMessage: (message: ChildMessage) => void) => Child
  readonly onReady: (message: Extract<ChildMessage, { kind: 'ready' }>, child: Child) => void
  /** It cannot begin at all. Called at most once, and never after it was ready. */
  readonly onFailed: (problem: Problem) => void
  readonly pace?: RestartPace
  readonly log: Log
}

/** When who has died is started again, milliseconds: the pause doubles with each death. */
export interface RestartPace {
  readonly firstPause: number
  readonly longestPause: number
  /** Who lives this long is healthy again: the next pause is the first one. */
  readonly healthyAfter: number
}

/** The first pause is short, so that customers hardly notice one crash. */
const usualPace: RestartPace = { firstPause: 200, longestPause: 30_000, healthyAfter: 30_000 }
const startsBeforeGivingUp = 5

export function keepRunning(options: ServiceOptions): Service {
  const { name, start, onReady, onFailed, pace = usualPace, log } = options
  let wasReady = false
  let stopping = false
  let deaths = 0
  let waiting: NodeJS.Timeout | undefined
  let child = launch()

  function launch(): Child {
    const startedAt = Date.now()
    let problem: Problem | undefined
    const started = start((message) => {
      if (message.kind === 'failed') {
        problem = message.problem
      } else if (message.kind === 'ready') {
        wasReady = true
        onReady(message, started)
      }
    })
    log.debug(`The ${name} starts`, { pid: started.pid })
    started.ended.then(
      (how) => afterDeath(how, Date.now() - startedAt, problem),
      (error) => afterDeath(String(error), Date.now() - startedAt, problem),
    )
    return started
  }

  function afterDeath(how: string, lived: number, problem: Problem | undefined): void {
    if (stopping) return
    deaths = lived >= pace.healthyAfter ? 1 : deaths + 1
    if (!wasReady && (problem || deaths >= startsBeforeGivingUp)) {
      stopping = true
      onFailed(problem ?? givenUp(name, how))
      return
    }
    const pause = Math.min(pace.firstPause * 2 ** (deaths - 1), pace.longestPause)
    log.warn(`The ${name} is gone (${how}); it starts again in ${pause} ms`, {
      ...(problem ? { problem: problem.message } : {}),
    })
    waiting = setTimeout(() => {
      child = launch()
    }, pause)
  }

  return {
    get child() {
      return child
    },
    stop: async (patience, within) => {
      stopping = true
      clearTimeout(waiting)
      child.send({ kind: 'stop', ...(within === undefined ? {} : { within }) })
      const impatient = setTimeout(() => child.kill(), patience)
      await child.ended
      clearTimeout(impatient)
    },
    kill: () => {
      stopping = true
      clearTimeout(waiting)
      child.kill()
    },
  }
}

function givenUp(name: string, how: string): Problem {
  return {
    code: `${name}-does-not-start`,
    message: `The ${name} does not start: it ended ${startsBeforeGivingUp} times (${how})`,
    hint: 'Its own lines above say why; --debug shows more of them.',
  }
}
