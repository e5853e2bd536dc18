import { defineConfig } from 'vitest/config'

/** Those that test the build, not the source, or a client. */
const built = ['built-core', 'counting', 'leaking', 'redirecting'].map((name) => `test/${name}.test.ts`)

/** The tests that a mutation run repeats. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...built, 'test/clients/**', 'test/page/**'],
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
