// Opens pages of the built site, wide and narrow, light and dark, and fails on what axe finds, on what is wider than the screen, and on
// errors. With a folder as its argument it puts a picture of each view there: `pnpm docs:look [folder]`.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium as browserType } from '@playwright/test'
import { chromium } from './chromium.js'

/** @import { Page } from '@playwright/test' */
/** @typedef {{ path: string, width: number, colorScheme: 'light' | 'dark' }} View */

const dist = join(import.meta.dirname, '../../../docs/.vitepress/dist')
const origin = 'http://site.invalid'
const [pictures] = process.argv.slice(2)

const paths = ['/', '/guide/telemetry', '/how-it-works', '/benchmarks', '/reference/@x/auth-fetch/']
/** @type {View[]} */
const views = paths.flatMap((path) =>
  [1280, 390].flatMap((width) =>
    /** @type {const} */ (['light', 'dark']).map((colorScheme) => ({ path, width, colorScheme })),
  ),
)

const browser = await browserType.launch(await chromium())
let found = 0
for (const view of views) {
  for (const finding of await look(view)) {
    found += 1
    console.error(`${view.path}, ${view.width} px, ${view.colorScheme}: ${finding}`)
  }
}
await browser.close()
console.log(`${views.length} views, ${found} findings`)
process.exitCode = found > 0 ? 1 : 0

/**
 * @param {View} view
 * @returns {Promise<string[]>} what is wrong
 */
async function look({ path, width, colorScheme }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  /** @type {string[]} */
  const findings = []
  page.on('pageerror', ({ message }) => findings.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') findings.push(message.text())
  })
  await serve(page, findings)
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
  const isDark = await page.evaluate("document.documentElement.classList.contains('dark')")
  if (isDark !== (colorScheme === 'dark')) findings.push('the page has the other theme')
  findings.push(...(await findWide(page)))
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, help, nodes } of violations) {
    findings.push(`${id}: ${help}\n${nodes.map(({ target }) => `  ${target.join(' ')}`).join('\n')}`)
  }
  if (pictures) {
    const name = path.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'home'
    await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true })
  }
  await context.close()
  return findings
}

/**
 * Answers from the folder of the site, as its host would.
 *
 * @param {Page} page
 * @param {string[]} findings to which goes what is missing
 */
async function serve(page, findings) {
  await page.route('**', async (route) => {
    const url = new URL(route.request().url())
    const path = decodeURIComponent(url.pathname)
    const file = [path, `${path}.html`, `${path}index.html`].map((name) => join(dist, name)).find(isFile)
    if (url.origin === origin && file) return route.fulfill({ path: file })
    findings.push(`there is no ${url.href}`)
    return route.fulfill({ status: 404 })
  })
}

/** @param {string} path */
function isFile(path) {
  return existsSync(path) && statSync(path).isFile()
}

/**
 * Finds what makes the page scroll sideways.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function findWide(page) {
  /** @type {number} */
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  return over > 0 ? [`the page is ${over} px wider than the screen`] : []
}
