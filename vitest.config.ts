import { defineConfig } from 'vitest/config'

// What a first workspace is like depends on the system's country; tests look at one without any, wherever they run.
process.env['LC_ALL'] = 'C.UTF-8'

const outside = ['**/node_modules/**', '**/dist/**', '**/.next/**']
/** `npm run check` leaves these to `npm test`: thousands of inputs, many files, a compiler or a model to run. */
const long = process.env['SCALE_CHECK'] ? ['**/{*.,}{fuzz,torture,corpus,build,training}.test.ts'] : []

/** What the process holds is what they look at (its memory, the schemas it registered), so it must be theirs alone. */
const alone = ['apps/api/**/{hostile,openapi}.test.ts']

/** `pure` needs nothing but this checkout; `api` shares one Postgres per run; `start` and `e2e` run the
 * whole product, the latter in a real browser. */
export default defineConfig({
  test: {
    pool: 'forks',
    // One more than the two cores that are counted on: tests also wait, for a disk or for a process to end.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'pure',
          // Pure code has no state to keep apart; loading it once for all files is a third of the time.
          isolate: false,
          include: [
            'packages/*/tests/**/*.test.ts',
            'tests/*.test.ts',
            'lint/tests/*.test.ts',
            'apps/web/**/*.test.ts',
          ],
          exclude: [...outside, ...long],
          setupFiles: ['tests/seed.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'api',
          // Every test opens its own database and closes what it opened; loading the server once is a second a file.
          isolate: false,
          include: ['apps/api/**/tests/**/*.test.ts'],
          exclude: [...outside, ...alone],
          setupFiles: ['tests/seed.ts'],
          // One Postgres for the whole run; started only when the first test asks for a database.
          globalSetup: ['apps/api/core/testing/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        test: {
          name: 'alone',
          include: alone,
          exclude: outside,
          globalSetup: ['apps/api/core/testing/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'start',
          include: ['tests/start/**/*.test.ts'],
          exclude: outside,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: outside,
          // Each file has a server and a browser of its own; what drives them is loaded once.
          isolate: false,
          // A database of its own for each file; how the product makes one itself is what `start` looks at.
          globalSetup: ['apps/api/core/testing/cluster.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
