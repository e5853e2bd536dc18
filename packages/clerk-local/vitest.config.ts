import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
    testTimeout: 15_000,
    expect: { poll: { timeout: 10_000 } },
    // clerk-js says this on every load.
    onConsoleLog: (text) => !text.includes('loaded with development keys'),
  },
})
