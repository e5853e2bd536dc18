import type { Page, Route } from '@playwright/test'
import type { ClerkLocal } from '@x/clerk-local'

declare const window: {
  readonly Clerk: { readonly session: { readonly id: string; getToken(options: object): Promise<string | null> } }
} & typeof globalThis

/** The card with this title. */
export function card(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true })
}

/** Keeps requests of this method to the API from leaving, until their answer is asked for. */
export async function hold(page: Page, method: string): Promise<() => Promise<number>> {
  const held: Route[] = []
  const answered = page.waitForResponse(
    (response) => response.request().method() === method && response.url().includes('/api/'),
  )
  await page.route('**/api/**', (route) =>
    route.request().method() === method ? void held.push(route) : route.continue(),
  )
  return async () => {
    await Promise.all(held.map((route) => route.continue()))
    const status = (await answered).status()
    await page.unroute('**/api/**')
    return status
  }
}

/** Makes the password an old one, and has the page take a token that says so. */
export async function forgetPassword(page: Page, clerk: ClerkLocal | undefined): Promise<void> {
  const id = await page.evaluate(() => window.Clerk.session.id)
  clerk?.setVerificationAge(id, 20)
  await page.evaluate(() => window.Clerk.session.getToken({ skipCache: true }).then(() => undefined))
}
