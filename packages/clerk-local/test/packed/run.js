// Packs the package as npm would publish it, installs it into an empty folder with npm, and loads its entries there. Without
// --no-browser it goes on with an app's browser tests.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from '@x/scripts/chromium'
import { install, isWindows } from './install.js'

const root = mkdtempSync(join(tmpdir(), 'clerk-local-packed-'))
const began = Date.now()
try {
  const folder = join(root, 'app')
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true })
  install(root, folder)
  execFileSync(process.execPath, ['--no-warnings', 'entries.js'], { cwd: folder, stdio: 'inherit' })
  console.log(`packed, installed and loaded in ${seconds()} s`)
  if (!process.argv.includes('--no-browser')) {
    process.exitCode = await runTests(folder)
    console.log(`tested in a browser after ${seconds()} s`)
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** @param {string} folder */
async function runTests(folder) {
  const tools = join(folder, 'node_modules/.bin')
  const { status } = spawnSync(join(tools, 'playwright'), ['test'], {
    cwd: folder,
    stdio: 'inherit',
    shell: isWindows,
    env: {
      ...process.env,
      PATH: `${tools}${delimiter}${process.env['PATH']}`,
      LAUNCH_OPTIONS: JSON.stringify(await chromium()),
      PAGE_PORT: String(await freePort()),
      CLERK_PORT: String(await freePort()),
    },
  })
  return status ?? 1
}

function seconds() {
  return Math.round((Date.now() - began) / 1000)
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}
