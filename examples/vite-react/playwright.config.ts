import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromium } from '@x/scripts/chromium'
import { firefox } from '@x/scripts/firefox'

export default defineConfig({
  testDir: fileURLToPath(new URL('e2e', import.meta.url)),
  fullyParallel: true,
  // The tests mostly wait for tokens to expire.
  workers: 4,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.results/playwright.json' }]],
  use: { viewport: { width: 1280, height: 900 } },
  projects: [{ name: 'chromium', use: { launchOptions: await chromium() } }, ...firefoxProject()],
})

/** Where Firefox is installed, the full run is in it too. */
function firefoxProject() {
  const use = firefox()
  return use ? [{ name: 'firefox', use }] : []
}
