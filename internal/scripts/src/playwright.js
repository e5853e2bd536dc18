import { defineConfig } from '@playwright/test'
import { chromium } from './chromium.js'
import { firefox } from './firefox.js'

const firefoxUse = firefox()

/** The configuration of each browser test in the repository: those in the folder `e2e` next to the file that exports it. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // The tests mostly wait: for tokens to expire, and for retries.
  workers: 4,
  // A test that needs a second try is a defect.
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['@x/scripts/playwright-totals']],
  use: { viewport: { width: 1280, height: 900 }, launchOptions: await chromium() },
  projects: [
    { name: 'chromium' },
    // A full run includes Firefox where it is installed.
    ...(firefoxUse ? [{ name: 'firefox', use: firefoxUse }] : []),
  ],
})
