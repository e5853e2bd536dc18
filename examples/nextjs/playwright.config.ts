import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromium } from '@x/tooling/chromium'

export default defineConfig({
  testDir: fileURLToPath(new URL('e2e', import.meta.url)),
  globalSetup: fileURLToPath(new URL('e2e/build-site.ts', import.meta.url)),
  fullyParallel: true,
  // The tests mostly wait for tokens to expire.
  workers: 4,
  // On a busy machine a second try tells a slow page from a broken one; the totals name it.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.results/playwright.json' }]],
  use: {
    viewport: { width: 1280, height: 900 },
    launchOptions: await chromium(),
  },
})
