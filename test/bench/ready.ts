import { chmod } from 'node:fs/promises'
import { execa } from 'execa'
import { baseImage, lacking } from '../docker/base-image.ts'
import type { Figure, Site } from './frame/bench.ts'
import { bin, cleanEnv, runNode, startShopbot } from './frame/processes.ts'
import { compare, timed } from './frame/rounds.ts'
import { writeShop } from './frame/shop.ts'

/** From `serve` to its `ready` line, against what starts nothing: `node -e 0` here, an empty container in Docker. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const dir = await site.folder()
  await writeShop(dir, 20, 2)
  const local = await compare(
    7,
    () => localReady(site, dir),
    () => runNode(['-e', '0']),
  )
  yield {
    bench: 'ready',
    variant: 'serve --sandbox until ready / node -e 0',
    ratio: local.ratio,
    goal: 40,
    bound: 'at most',
    measured: { readyMs: local.ours, nodeMs: local.baseline },
    rounds: local.rounds,
  }
  const lacks = await lacking()
  if (lacks) {
    console.error(`ready in Docker: not measured, for want of ${lacks}`)
    return
  }
  const base = await baseImage()
  const contained = await site.folder()
  await writeShop(contained, 20, 2)
  // The containers' user is not the one who runs this, where that is root.
  await chmod(contained, 0o755)
  site.later(() => takeDown(contained))
  const image = await dockerReady(contained, base)
  await takeDown(contained)
  const inDocker = await compare(
    3,
    async () => {
      const took = await timed(() => dockerReady(contained, base))
      await takeDown(contained)
      return took
    },
    () => timed(() => execa('docker', ['run', '--rm', '--entrypoint', '/bin/true', image])),
  )
  const size = await execa('docker', ['image', 'inspect', '--format', '{{.Size}}', image])
  yield {
    bench: 'ready',
    variant: 'serve --docker --sandbox --detach until ready, image made / an empty container',
    ratio: inDocker.ratio,
    goal: 20,
    bound: 'at most',
    measured: {
      readyMs: inDocker.ours,
      emptyContainerMs: inDocker.baseline,
      imageMegabytes: Number(size.stdout) / 1e6,
    },
    rounds: inDocker.rounds,
  }
}

async function localReady(site: Site, dir: string): Promise<number> {
  const begun = performance.now()
  const serving = await startShopbot(site, ['serve', dir, '--sandbox', '--json'], { PORT: '0' })
  const took = performance.now() - begun
  await serving.kill()
  return took
}

/** Resolves to the image that its containers were made from. */
async function dockerReady(dir: string, base: string): Promise<string> {
  const args = [bin, 'serve', dir, '--docker', '--sandbox', '--detach', '--json']
  const env = { ...cleanEnv, SHOPBOT_BASE_IMAGE: base, PORT: '0' }
  const { stdout } = await execa(process.execPath, args, { env, extendEnv: false })
  return JSON.parse(stdout).docker.image
}

async function takeDown(dir: string): Promise<void> {
  const env = { ...cleanEnv }
  await execa(process.execPath, [bin, 'serve', dir, '--docker', '--down'], {
    env,
    extendEnv: false,
    reject: false,
  })
}
