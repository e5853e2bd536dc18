import { defineConfig } from 'vitest/config'

const react18 = {
  alias: [
    { find: /^react(?=\/|$)/, replacement: 'react-18' },
    { find: /^react-dom(?=\/|$)/, replacement: 'react-dom-18' },
  ],
}

/** So that the libraries get the other React too. */
const inline = [/^(?!.*\/node_modules\/react(-dom)?\/)/]

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/server/**', 'test/react-18/**', 'test/packed/**'],
          setupFiles: ['test/support/setup.ts'],
        },
      },
      {
        extends: true,
        resolve: react18,
        test: {
          name: 'react-18',
          environment: 'jsdom',
          include: ['test/*.test.tsx', 'test/problems/*.test.tsx', 'test/react-18/*.test.tsx'],
          exclude: ['test/performance.test.tsx'],
          setupFiles: ['test/react-18/use-react-18.ts', 'test/support/setup.ts'],
          server: { deps: { inline } },
        },
      },
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['test/server/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        resolve: react18,
        test: {
          name: 'node-react-18',
          environment: 'node',
          include: ['test/server/*.test.tsx', 'test/react-18/*.test.ts'],
          setupFiles: ['test/react-18/use-react-18.ts'],
          server: { deps: { inline } },
        },
      },
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['test/**/*.test-d.{ts,tsx}'], tsconfig: 'tsconfig.json' },
        },
      },
    ],
  },
})
