import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

const paths = ['/', '/guide/telemetry', '/guide/eslint', '/how-it-works', '/benchmarks', '/reference/@x/auth-fetch/']

for (const path of paths) {
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test.describe(`${width} px, ${colorScheme}`, () => {
        test.use({ viewport: { width, height: 900 }, colorScheme, contextOptions: { reducedMotion: 'reduce' } })

        test(`${path} is accessible, fits the screen and logs no error`, async ({ page, baseURL }, testInfo) => {
          const problems: string[] = []
          page.on('pageerror', ({ message }) => problems.push(message))
          page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
          page.on('request', (request) => request.url().startsWith(String(baseURL)) || problems.push(request.url()))
          page.on('response', (response) => response.ok() || problems.push(`${response.status()} ${response.url()}`))

          await page.goto(path, { waitUntil: 'networkidle' })
          await page.screenshot({ path: testInfo.outputPath('page.png'), fullPage: true })

          expect(problems).toEqual([])
          expect(await page.locator('html.dark').count()).toBe(colorScheme === 'dark' ? 1 : 0)
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(overflow).toBeLessThanOrEqual(0)
          expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
        })
      })
    }
  }
}
