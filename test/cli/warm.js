import { main } from '../../dist/main.js'

/**
 * Runs commands of what is shipped one after the other in one process, each with the folder, the environment and the
 * output that it would have in its own. Ends with whoever started it.
 */
process.on('message', async ({ args, env, cwd }) => {
  process.chdir(cwd)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  process.exitCode = undefined
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'])
    process[name].write = (piece, encoding, then) => {
      said[name] += piece
      const written = typeof encoding === 'function' ? encoding : then
      if (written) process.nextTick(written)
      return true
    }
  try {
    await main(args)
  } catch (error) {
    said.stderr += error.stack
    process.exitCode = 1
  }
  process.send({ status: process.exitCode ?? 0, ...said })
})
process.on('disconnect', () => process.exit())
// What a command waits for at signals is its own process's, and there are many commands here.
process.setMaxListeners(0)
for (const name of ['stdout', 'stderr']) process[name].setMaxListeners(0)
