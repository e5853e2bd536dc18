import { existsSync } from 'node:fs'
import { firefox as type } from '@playwright/test'
import { runInBrowser } from './browser.mjs'

/** The Firefox that `FIREFOX_PATH` names, or a stock one, which speaks WebDriver BiDi. */
export const stock = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => path && existsSync(path))

await runInBrowser('Firefox', type, { executablePath: stock, channel: 'moz-firefox' })
