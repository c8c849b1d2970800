import { execFileSync } from 'node:child_process'

/**
 * Tests of the command line run what is shipped, so it is built once before all of them. SHOPBOT_BUILT says that it is:
 * of suites that run beside each other none may build anew what another is running.
 */
export default function build(): void {
  if (process.env.SHOPBOT_BUILT) return
  execFileSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
