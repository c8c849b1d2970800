import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to a database that a test can cut, also between a question and its answer. */
export interface Wire {
  /** The database's address through it. */
  readonly url: string
  /** Ends all connections and takes no more, until `mend`. */
  cut(): void
  mend(): void
  /**
   * Waits for the next question that holds `words`, lets it through, waits until the database has answered, and cuts
   * all without passing the answer on; what connects afterwards gets through.
   */
  loseAnswerTo(words: string): Promise<void>
}

/** Closed when the test is over. */
export async function wireTo(url: string): Promise<Wire> {
  const target = new URL(url)
  const open = new Set<Socket>()
  let isCut = false
  let losing: { words: string; done: () => void } | undefined
  const end = () => {
    for (const socket of open) socket.destroy()
  }
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(target.port), target.hostname)
    let doomed: (() => void) | undefined
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes) => {
      if (losing && bytes.includes(losing.words)) {
        doomed = losing.done
        losing = undefined
      }
      far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (!doomed) return near.write(bytes)
      end()
      doomed()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    end()
    server.close()
  })
  const near = new URL(url)
  // A server on a port has an address of this kind.
  near.port = String((server.address() as AddressInfo).port)
  return {
    url: near.href,
    cut() {
      isCut = true
      end()
    },
    mend() {
      isCut = false
    },
    loseAnswerTo: (words) =>
      new Promise<void>((done) => {
        losing = { words, done }
      }),
  }
}
