import { chromium as type } from '@playwright/test'
import { chromium } from '@x/scripts/chromium'
import { runInBrowser } from './browser.mjs'

await runInBrowser('Chromium', type, await chromium())
