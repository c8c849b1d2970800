import { defineConfig } from 'vitest/config'

/** Tests that start what is shipped, as a process. */
const processes = ['test/cli/**/*.test.ts', 'test/end/**/*.test.ts']

/** Real catalogues lie outside the project: they are converted where SHOPBOT_DATASETS names their folder. */
const withoutDatasets =
  process.env.SHOPBOT_DATASETS === undefined ? ['test/**/*dataset*.test.ts'] : []

/** Fluent files are imported as their text, as in the bundle. */
const fluent = {
  name: 'fluent',
  transform: (code: string, id: string) =>
    id.endsWith('.ftl') ? { code: `export default ${JSON.stringify(code)}`, map: null } : undefined,
}

export default defineConfig({
  plugins: [fluent],
  test: {
    // A loaded machine needs its time; tests wait for events, so a long limit costs nothing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // They wait more than they compute; the default on two cores would be one at a time.
    maxWorkers: 3,
    globalSetup: ['test/store/postgres/shared.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'modules',
          // Loading the same modules anew for each file would take longer than the tests.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...processes, ...withoutDatasets, 'test/docker/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: processes,
          exclude: withoutDatasets,
          globalSetup: ['test/build.ts', 'test/store/postgres/shared.ts'],
        },
      },
    ],
  },
})
