import type { Page } from '@playwright/test'
import { expect } from '@x/example-shared/playwright/stack.ts'

export { expect, LIFE, test } from '@x/example-shared/playwright/stack.ts'

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
}
