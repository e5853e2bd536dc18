import { chromium as type } from '@playwright/test'
import { chromium } from '@x/tooling/chromium'
import { runInBrowser } from './browser.mjs'

await runInBrowser('Chromium', type, await chromium())
