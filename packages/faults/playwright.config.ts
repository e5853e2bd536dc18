import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromium } from '@x/tooling/chromium'

export default defineConfig({
  testDir: fileURLToPath(new URL('e2e', import.meta.url)),
  fullyParallel: true,
  // The tests mostly wait for retries.
  workers: 4,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.results/playwright.json' }]],
  testIgnore: 'canary.spec.ts',
  globalSetup: fileURLToPath(new URL('e2e/empty-traces.ts', import.meta.url)),
  use: { launchOptions: await chromium() },
})
