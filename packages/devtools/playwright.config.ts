import { defineConfig } from '@playwright/test'
import config from '@x/scripts/playwright'

export default defineConfig({
  ...config,
  outputDir: '.e2e',
  workers: 1,
  use: { ...config.use, viewport: { width: 1280, height: 720 } },
  projects: [
    { name: 'panel', testIgnore: 'screenshots.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots.spec.ts', timeout: 30_000 },
  ],
})
