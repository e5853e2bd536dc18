import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwrightChromium } from '@playwright/test'

/** @import { LaunchOptions } from '@playwright/test' */

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Quiet on a machine without a network, and able to run as root. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Finds a Chromium: the one that `CHROMIUM_PATH` names, the system's, Playwright's own, or the one inside an npm package
 * (Linux on x64). `CHROMIUM_PATH=npm` takes the last one in any case.
 *
 * @returns {Promise<Pick<LaunchOptions, 'executablePath' | 'args' | 'env'>>} what to launch it with
 */
export async function chromium() {
  const asked = process.env['CHROMIUM_PATH']
  if (asked === 'npm') return chromiumOfNpm()
  if (asked && !existsSync(asked)) throw new Error(`CHROMIUM_PATH names no file: ${asked}`)
  const executablePath = asked || [...installed, playwrightChromium.executablePath()].find((path) => existsSync(path))
  return executablePath ? { executablePath, args } : chromiumOfNpm()
}

/** @returns {Promise<Pick<LaunchOptions, 'executablePath' | 'args' | 'env'>>} */
async function chromiumOfNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium was found. Install Chrome, run `npx playwright install chromium`, or set CHROMIUM_PATH.',
    )
  }
  const folder = join(tmpdir(), 'auth-fetch-chromium-147.0.0-fonts')
  if (!existsSync(folder)) await unpack(folder)
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  return { executablePath: join(folder, 'chromium'), args, env: { ...definedEnv(), ...env } }
}

/**
 * Unpacks beside the folder and renames, so that another process never sees half of it.
 *
 * @param {string} folder
 */
async function unpack(folder) {
  const before = { ...process.env }
  const partial = await mkdtemp(`${folder}-`)
  try {
    // The package asks the environment where to unpack, and brings the libraries it needs only to AWS Lambda.
    Object.assign(process.env, { TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' })
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    await writeFile(join(partial, 'fonts.conf'), fontsConf(folder))
    await rename(partial, folder).catch(() => rm(partial, { recursive: true }))
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}

/**
 * Where the unpacked fonts are: the package's own file looks for them elsewhere, and without a font Chromium crashes on a filled field.
 *
 * @param {string} folder
 */
function fontsConf(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}

/** @returns {Record<string, string>} */
function definedEnv() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
