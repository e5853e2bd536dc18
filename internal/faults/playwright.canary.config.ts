import { defineConfig } from '@playwright/test'

/** The search for tokens, over all that the browser suite has left. */
export default defineConfig({
  testDir: './e2e',
  testMatch: 'canary.spec.ts',
  retries: 0,
  timeout: 120_000,
  reporter: [['list'], ['json', { outputFile: '.results/canary.json' }]],
})
