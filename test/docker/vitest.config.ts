import { defineConfig } from 'vitest/config'

/** The suite that needs a Docker engine: `npm run test:docker`. Building and starting take longer than npm test may. */
export default defineConfig({
  test: {
    name: 'docker',
    include: ['test/docker/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    // Whatever the machine has to do besides; nothing here is timed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
})
