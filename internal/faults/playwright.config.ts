import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { firefox } from '@x/scripts/firefox'
import config from '@x/scripts/playwright'
import { hasWebKit } from '@x/scripts/webdriver'

const { launchOptions } = config.use ?? {}

export default defineConfig({
  ...config,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.results/playwright.json' }], ['@x/scripts/playwright-totals']],
  globalSetup: fileURLToPath(new URL('e2e/empty-traces.ts', import.meta.url)),
  projects: [
    {
      name: 'chromium',
      testIgnore: ['canary.spec.ts', 'return.spec.ts', 'return-webkit.spec.ts'],
    },
    ...returnProjects(),
  ],
})

/** The browsers that keep a page that is left. Chromium's headless shell, the npm one, does not, and Playwright turns it off elsewhere. */
function returnProjects() {
  const testMatch = 'return.spec.ts'
  const ignoreDefaultArgs = ['--disable-back-forward-cache']
  const ofFirefox = firefox()
  return [
    ...(launchOptions?.env
      ? []
      : [{ name: 'chromium-return', testMatch, use: { launchOptions: { ...launchOptions, ignoreDefaultArgs } } }]),
    // It needs no browser of Playwright's.
    ...(hasWebKit ? [{ name: 'webkit-return', testMatch: 'return-webkit.spec.ts' }] : []),
    // Over WebDriver BiDi Firefox cannot be taken off the network.
    ...(ofFirefox ? [{ name: 'firefox-return', testMatch, grepInvert: /without a network/, use: ofFirefox }] : []),
  ]
}
