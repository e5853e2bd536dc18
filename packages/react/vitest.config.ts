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
    testTimeout: 60_000,
    // One of the longest runs is not to have one core alone.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          // One jsdom serves all files, each in a context of its own: to load it anew for each takes as long as the tests.
          pool: 'vmThreads',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/clerk/**', 'test/server/**', 'test/react-18/**', 'test/packed/**', 'test/typecheck/**'],
          setupFiles: ['test/support/setup.ts'],
        },
      },
      {
        extends: true,
        // The real clerk-js runs in no such context.
        test: {
          name: 'clerk',
          environment: 'jsdom',
          include: ['test/clerk/*.test.tsx'],
          setupFiles: ['test/support/setup.ts'],
        },
      },
      {
        extends: true,
        resolve: react18,
        test: {
          name: 'react-18',
          environment: 'jsdom',
          // One jsdom and one module graph for all files: to set them up again takes longer than the tests.
          isolate: false,
          include: ['test/*.test.tsx', 'test/differential/*.test.tsx', 'test/react-18/*.test.tsx'],
          // React 18 has no Activity. The others test the libraries' caches and observers only, or need a module graph of their own.
          exclude: [
            'test/activity.test.tsx',
            'test/auth-query-client-caches.test.tsx',
            'test/auth-query-client-methods.test.tsx',
            'test/auth-query-client.test.tsx',
            'test/auth-query-options.test.tsx',
            'test/outside-provider.test.tsx',
            'test/owner-warning.test.tsx',
            'test/performance.test.tsx',
            'test/provider-lifetime.test.tsx',
            'test/query-hash.test.tsx',
            'test/query-kept-data.test.tsx',
            'test/shared-cache.test.tsx',
            'test/swr-write-guard.test.tsx',
          ],
          setupFiles: ['test/react-18/use-react-18.ts', 'test/support/setup.ts'],
          server: { deps: { inline } },
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/server/**/*.test.{ts,tsx}', 'test/typecheck/*.test.ts'],
          // Its ES modules import `next/navigation`, which Node finds with an extension only.
          server: { deps: { inline: [/react-query-next-experimental/] } },
        },
      },
      {
        extends: true,
        resolve: react18,
        test: {
          name: 'node-react-18',
          environment: 'node',
          include: ['test/server/*.test.tsx', 'test/react-18/*.test.ts'],
          exclude: ['test/server/streamed-hydration.test.tsx'], // Next needs React 19
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
