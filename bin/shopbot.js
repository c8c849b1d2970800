#!/usr/bin/env node
import module from 'node:module'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `shopbot needs Node.js 20.19 or newer, and this is ${process.versions.node}.\n` +
      'Please install the current version from https://nodejs.org and try again.\n',
  )
  process.exitCode = 1
} else {
  module.enableCompileCache?.()
  const { main } = await import('../dist/main.js')
  await main(process.argv.slice(2))
}
