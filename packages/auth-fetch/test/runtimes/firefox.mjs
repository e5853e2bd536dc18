import { existsSync } from 'node:fs'
import { firefox as type } from '@playwright/test'
import { runInBrowser } from './browser.mjs'

const executablePath = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr'].find((path) => path && existsSync(path))

// A stock Firefox, which speaks WebDriver BiDi.
await runInBrowser('Firefox', type, { executablePath, channel: 'moz-firefox' })
