import { defineConfig } from '@playwright/test'
import config from '../src/playwright.js'

const port = 4173

/** Looks at the built site: `pnpm docs:check`. The pictures of the views are in `.e2e`. */
export default defineConfig(config, {
  testDir: '.',
  outputDir: '../.e2e/site',
  use: { baseURL: `http://localhost:${port}` },
  webServer: { command: `pnpm --dir ../../../docs preview --port ${port}`, port },
})
