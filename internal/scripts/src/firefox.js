import { existsSync } from 'node:fs'

/** @import { PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test' */

const installed = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/**
 * Finds a Firefox: the one that `FIREFOX_PATH` names, or the system's. Playwright drives it over WebDriver BiDi.
 *
 * @returns {Pick<PlaywrightTestOptions & PlaywrightWorkerOptions, 'browserName' | 'channel' | 'launchOptions'> | undefined}
 *   what to run it with, or `undefined` when there is none
 */
export function firefox() {
  const asked = process.env['FIREFOX_PATH']
  if (asked && !existsSync(asked)) throw new Error(`FIREFOX_PATH names no file: ${asked}`)
  const executablePath = asked || installed.find((path) => existsSync(path))
  return executablePath
    ? { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath } }
    : undefined
}
