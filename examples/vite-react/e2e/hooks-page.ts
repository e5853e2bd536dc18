import type { Page } from '@playwright/test'
import type { ClerkLocal } from '@x/clerk-local'

declare const window: {
  readonly Clerk: { readonly session: { readonly id: string; getToken(options: object): Promise<string | null> } }
} & typeof globalThis

/** Returns the card with this title. */
export function card(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true })
}

/** Holds back requests of this method to the API. The function it returns releases them and resolves with the status. */
export async function hold(page: Page, method: string): Promise<() => Promise<number>> {
  let release: (() => void) | undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const answered = page.waitForResponse(
    (response) => response.request().method() === method && response.url().includes('/api/'),
  )
  await page.route('**/api/**', async (route) => {
    if (route.request().method() === method) await released
    await route.continue()
  })
  return async () => {
    release?.()
    const status = (await answered).status()
    await page.unroute('**/api/**')
    return status
  }
}

/** Makes the user's last verification 20 minutes old, and refreshes the page's token to say so. */
export async function ageVerification(page: Page, clerk: ClerkLocal | undefined): Promise<void> {
  const id = await page.evaluate(() => window.Clerk.session.id)
  clerk?.setVerificationAge(id, 20)
  await page.evaluate(() => window.Clerk.session.getToken({ skipCache: true }).then(() => undefined))
}
