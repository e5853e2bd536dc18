import { defineConfig } from '@playwright/test'
import { chromium } from '@x/scripts/chromium'
import { firefox } from '@x/scripts/firefox'

const firefoxUse = firefox()

/** The browser tests of an example: those in its folder `e2e`. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // The tests mostly wait for tokens to expire.
  workers: 4,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['@x/scripts/playwright-totals']],
  use: { viewport: { width: 1280, height: 900 } },
  projects: [
    { name: 'chromium', use: { launchOptions: await chromium() } },
    // The full run includes Firefox where it is installed.
    ...(firefoxUse ? [{ name: 'firefox', use: firefoxUse }] : []),
  ],
})
