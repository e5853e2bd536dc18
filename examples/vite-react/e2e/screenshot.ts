import { chromium as launcher } from '@playwright/test'
import { chromium } from '@x/scripts/chromium'
import { startStack } from '../server/stack.ts'
import { choose, signInOn } from './page.ts'

/** Makes the picture of the README: a minute of 20-second tokens, one of them revoked. */
const stack = await startStack({
  root: process.cwd(),
  mode: 'preview',
  outDir: '.e2e/screenshot',
  apiPort: 8787,
  tokenLifetime: 20,
})
const browser = await launcher.launch(await chromium())
const page = await browser.newPage({ viewport: { width: 1280, height: 928 } })

await page.goto(stack.url)
await signInOn(page, 'Alice')
await page.getByLabel('Organization').selectOption('Acme')
await page.waitForTimeout(35_000)
await page.getByRole('button', { name: 'Revoke the current token' }).click()
await page.waitForTimeout(4000)
await choose(page, 'Refetch every', '1 s')
await page.waitForTimeout(10_000)
await page.screenshot({ path: 'screenshot.png' })

await browser.close()
await stack.close()
