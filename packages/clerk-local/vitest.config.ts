import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // clerk-js says this on every load.
    onConsoleLog: (text) => !text.includes('loaded with development keys'),
  },
})
