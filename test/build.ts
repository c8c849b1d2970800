import { execFileSync } from 'node:child_process'

/** Tests of the command line run what is shipped, so it is built once before all of them. */
export default function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
