import { defineConfig } from '@playwright/test'
import config from '@x/scripts/playwright'

/** The search for tokens, over all that the browser suite has left. */
export default defineConfig({ ...config, testMatch: 'canary.spec.ts', reporter: 'list', projects: [{ name: 'files' }] })
