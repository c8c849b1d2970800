import { existsSync } from 'node:fs'
import { readDemoPointer } from '../serve/demo-pointer.ts'
import type { Screen } from './screen.ts'

/** The shop that is meant: the one named, the one here, or the demo that runs on this machine. */
export async function servedDir(given: string | undefined, screen: Screen): Promise<string> {
  if (given !== undefined) return given
  if (existsSync('shop.yaml') || existsSync('data')) return '.'
  const demo = await readDemoPointer()
  if (demo === undefined) return '.'
  screen.say(`No shop in this folder; this is the demo in ${demo}.`)
  return demo
}
