import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: ['test/*.test.tsx'],
        },
      },
      {
        extends: true,
        resolve: {
          alias: [
            { find: /^react(?=\/|$)/, replacement: 'react-18' },
            { find: /^react-dom(?=\/|$)/, replacement: 'react-dom-18' },
          ],
        },
        test: {
          name: 'react-18',
          environment: 'jsdom',
          include: ['test/stories.test.tsx'],
          setupFiles: ['test/use-react-18.ts'],
          // So that the libraries get the other React too.
          server: { deps: { inline: [/^(?!.*\/node_modules\/react(-dom)?\/)/] } },
        },
      },
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['test/node/**/*.test.{ts,tsx}'] },
      },
    ],
  },
})
