import { defineConfig } from 'vitest/config'

/** Tests of the build, not the source, and one that would send thousands of requests to each mutant. */
const left = ['allocations', 'built-core', 'memory-leaks', 'redirects', 'same-as-fetch'].map(
  (name) => `test/${name}.test.ts`,
)

/** The tests that a mutation run repeats. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...left, 'test/clients/**', 'test/page/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'page',
          environment: 'jsdom',
          environmentOptions: { jsdom: { url: 'http://localhost:3000/app/' } },
          include: ['test/page/**/*.test.ts'],
        },
      },
    ],
  },
})
