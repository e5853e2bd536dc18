import { defineConfig } from 'vitest/config'

/** The tests that a mutation run repeats: those that run in jsdom, except the slow ones that measure time, memory or thousands of renders. */
export default defineConfig({
  test: {
    environment: 'jsdom',
    // All files share one jsdom, because creating one for each file takes longer than the tests.
    isolate: false,
    fileParallelism: false,
    testTimeout: 6000,
    // Fewer random programs than usual, because they run again for each mutant.
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
