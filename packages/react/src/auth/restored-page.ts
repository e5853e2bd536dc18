import { createAuthFetch } from '@x/auth-fetch'
import type { IdentityLifetime } from './identity.js'
import type { AuthSource } from './session-fetch.js'

/** A signed-in identity that is active on this page. */
export interface PageIdentity {
  /** Names the identity in cache keys. */
  readonly identityKey: string
  /** Whether Clerk is loaded. */
  readonly isLoaded: () => boolean
  /** Asks Clerk for a new token. Rejects unless the token names this identity. */
  readonly confirm: () => Promise<unknown>
  /** Pauses or resumes the identity's requests. */
  readonly hold: (isHeld: boolean) => void
  /** Ends the identity and renders again. Its successor then stops this watch. */
  readonly end: () => void
}

/** Milliseconds to wait before asking again when Clerk could not confirm. */
const retryDelay = 5_000

/** Also hides children that set `visibility` themselves. Without a transition, the page is hidden at once. */
const hiddenStyle = { visibility: 'hidden', opacity: '0', transition: 'none' }

const identities = new Set<PageIdentity>()
const unconfirmed = new Set<PageIdentity>()
/** The number of the last confirmation request. Answers to earlier requests are ignored. */
let lastRequest = 0
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Confirms an identity when the browser restores the page from the back/forward cache. The browser paints a restored page as it was left,
 * before React can render, so the page is hidden when the user leaves it.
 *
 * @returns a function that ends the watch and shows the page again
 * @see https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-pagetransitionevent-interface
 */
export function watchPage(identity: PageIdentity): () => void {
  if (identities.size === 0) listen('add')
  identities.add(identity)
  return () => {
    identities.delete(identity)
    if (identities.size === 0) listen('remove')
    release(identity)
  }
}

/** Asks Clerk for a new token. Rejects unless a token for the same identity comes within `tokenTimeout`. */
export function confirmIdentity(
  lifetime: IdentityLifetime,
  { getToken, options: { tokenTimeout } }: AuthSource,
): Promise<unknown> {
  const url = 'https://localhost'
  const check = createAuthFetch({
    getToken: () => getToken({ skipCache: true }),
    identity() {
      lifetime.throwIfEnded()
      return lifetime.identity ?? null
    },
    origins: [url],
    ...(tokenTimeout !== undefined && { tokenTimeout }),
    // Sends nothing: only the checks before the request matter here.
    fetch: async () => new Response(),
  })
  return check(url)
}

/** React Native has neither these functions nor these events. */
function listen(change: 'add' | 'remove'): void {
  for (const type of ['pagehide', 'pageshow'] as const) globalThis[`${change}EventListener`]?.(type, handlePageEvent)
}

function handlePageEvent(event: Event): void {
  const { type, persisted } = event as PageTransitionEvent // pagehide and pageshow are of this type
  if (!persisted) return
  for (const identity of identities) {
    unconfirmed.add(identity)
    identity.hold(true)
  }
  showOrHide()
  if (type === 'pageshow') requestConfirmation()
}

/** Asks once per identity, however many providers share it. */
function requestConfirmation(): void {
  const request = ++lastRequest
  clearTimeout(timer)
  const asked = new Set<string>()
  for (const identity of unconfirmed) {
    const { identityKey } = identity
    if (!identity.isLoaded()) identity.end()
    else if (!asked.has(identityKey)) {
      asked.add(identityKey)
      identity.confirm().then(
        () => {
          if (request !== lastRequest) return
          for (const each of unconfirmed) if (each.identityKey === identityKey) release(each)
        },
        () => {
          if (request !== lastRequest) return
          clearTimeout(timer)
          timer = setTimeout(requestConfirmation, retryDelay)
        },
      )
    }
  }
}

function release(identity: PageIdentity): void {
  if (!unconfirmed.delete(identity)) return
  identity.hold(false)
  showOrHide()
}

function showOrHide(): void {
  const { style } = document.documentElement
  for (const [name, value] of Object.entries(hiddenStyle))
    if (unconfirmed.size > 0) style.setProperty(name, value, 'important')
    else style.removeProperty(name)
}
