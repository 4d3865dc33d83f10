import { defineConfig } from 'vitest/config'

const limits = { testTimeout: 30_000, hookTimeout: 60_000 }

/** Two projects, so that the pure packages do not wait for a database. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { name: 'packages', include: ['packages/*/tests/**/*.test.ts'], ...limits } },
      {
        test: {
          name: 'api',
          include: ['apps/api/**/tests/**/*.test.ts', 'tests/*.test.ts'],
          globalSetup: ['apps/api/core/testing/cluster.ts'],
          ...limits,
        },
      },
    ],
  },
})
