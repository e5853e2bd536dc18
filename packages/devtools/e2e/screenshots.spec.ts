import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { test } from './fixture.ts'

/** Where the docs have them from. */
const folder = fileURLToPath(new URL('../../../docs/public/devtools/', import.meta.url))

/** The one that the README shows. It is published with it. */
const readme = { name: 'storm-light-960', path: fileURLToPath(new URL('../panel.png', import.meta.url)) }

const scenes: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async load(page) {
    await passTime(page, 31_000)
    await click(page, 'Read the rates')
    await click(page, 'Order')
    await page.getByText('POST').click()
  },
  async storm(page) {
    await passTime(page, 22_000)
    await click(page, 'Wake up')
    await page.locator('summary').first().click()
  },
  async origin(page) {
    await click(page, 'Ask a partner')
    await page.getByText('https://api.foo.com', { exact: true }).click()
  },
  async organization(page) {
    await passTime(page, 12_000)
    await page.getByRole('button', { name: 'Reload' }).click()
    await passTime(page, 60)
    await click(page, 'Switch organization')
    await page.locator('.afd-request', { hasText: 'failed' }).first().click()
    await page
      .locator('.afd-identity')
      .first()
      .evaluate((row) => row.scrollIntoView({ block: 'center' }))
  },
}

/** The page's clock stands still in between. */
async function passTime(page: Page, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += ms / 20) await page.clock.runFor(ms / 20)
}

async function click(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await passTime(page, 1000)
}

for (const [scene, play] of Object.entries(scenes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [960, 390]) {
      test(`${scene}, ${colorScheme}, ${width} px`, async ({ page, url }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: width > 640 ? 640 : 780 })
        await page.route('https://shop.example/**', async (route) => {
          const { pathname } = new URL(route.request().url())
          await route.fulfill({ response: await route.fetch({ url: url + pathname }) })
        })
        await page.clock.install({ time: '2026-03-02T09:41:00' })
        await page.clock.pauseAt('2026-03-02T09:41:01')
        await page.goto('https://shop.example/')
        await passTime(page, 1000)
        await click(page, 'auth-fetch')
        await play(page)
        await expect(page.locator('.afd-request').first()).toBeVisible()
        await page.mouse.move(0, 0)
        const name = `${scene}-${colorScheme}-${width}`
        const path = `${folder}${name}.png`
        await page.screenshot({ path })
        if (name === readme.name) copyFileSync(path, readme.path)
      })
    }
  }
}
