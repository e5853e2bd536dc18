import { onTestFinished } from 'vitest'
import type { ClerkLocal } from '../../src/index.js'
import { behaveAsBrowser } from './behave-as-browser.js'
import { type ClerkInstance, loadClerkJs } from './clerk-js.js'

/** Opens a page in a browser with no cookies but these, in front of the developer. */
export async function openPage(
  major: 5 | 6,
  server: ClerkLocal,
  cookies: readonly { readonly name: string; readonly value: string }[] = [],
): Promise<ClerkInstance> {
  clearBrowser()
  for (const { name, value } of cookies) document.cookie = `${name}=${value}`
  return reloadPage(major, server)
}

/** Loads the page again, with the cookies that are there. */
export async function reloadPage(major: 5 | 6, server: ClerkLocal): Promise<ClerkInstance> {
  onTestFinished(behaveAsBrowser())
  const Clerk = await loadClerkJs(major)
  const { publishableKey, proxyUrl } = server
  const clerk = new Clerk(publishableKey, { proxyUrl })
  await clerk.load({ proxyUrl })
  return clerk
}

/** Opens a page on which Alice is signed in by password. */
export async function openSignedInPage(major: 5 | 6, server: ClerkLocal): Promise<ClerkInstance> {
  const clerk = await openPage(major, server)
  await signIn(clerk, 'alice@example.com')
  return clerk
}

/** Signs in by password and makes the session the active one. */
export async function signIn(clerk: ClerkInstance, identifier: string): Promise<string> {
  const { createdSessionId } = await clerk.client.signIn.create({
    strategy: 'password',
    identifier,
    password: 'clerk-local-demo',
  })
  if (createdSessionId === null) throw new Error('The sign-in made no session')
  await clerk.setActive({ session: createdSessionId })
  return createdSessionId
}

/** Returns the session of the page. */
export function activeSession(clerk: ClerkInstance): NonNullable<ClerkInstance['session']> {
  if (!clerk.session) throw new Error('Nobody is signed in')
  return clerk.session
}

function clearBrowser(): void {
  localStorage.clear()
  for (const cookie of document.cookie.split('; ')) {
    document.cookie = `${cookie.split('=')[0]}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/`
  }
}
