import { defineConfig } from '@playwright/test'
import { chromium } from '../src/chromium.js'

const port = 4173

/** Looks at the built site: `pnpm docs:check`. The pictures of the views are in `.e2e`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../.e2e/site',
  reporter: 'list',
  use: { baseURL: `http://localhost:${port}`, launchOptions: await chromium() },
  webServer: { command: `pnpm --dir ../../../docs preview --port ${port}`, port },
})
