import { defineConfig } from 'vitest/config'

/** The tests that a mutation run repeats: those in jsdom, without what counts time, memory or renders by the thousand. */
export default defineConfig({
  test: {
    environment: 'jsdom',
    // One jsdom for all files: to make one for each takes longer than the tests.
    isolate: false,
    fileParallelism: false,
    testTimeout: 6000,
    // A short form of the random programs: each mutant runs them.
    env: { RUNS: '20' },
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [
      'test/clerk/**',
      'test/server/**',
      'test/react-18/**',
      'test/packed/**',
      'test/race/**',
      'test/property/**',
      'test/typecheck/**',
      'test/performance.test.tsx',
      'test/memory.test.tsx',
      'test/swr-renders.test.tsx',
    ],
    setupFiles: ['test/support/setup.ts'],
  },
})
