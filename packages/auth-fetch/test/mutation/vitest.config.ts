import { defineConfig } from 'vitest/config'

/** The tests that a mutation run repeats: those that need a build, a browser or much time stay out. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/built-core.test.ts', 'test/clients/**'],
  },
})
