/** A signed-in identity that is in force on this page. */
export interface PageIdentity {
  /** Stands for it in keys. */
  readonly identityKey: string
  /** Whether Clerk knows who is signed in. */
  readonly isLoaded: () => boolean
  /** Asks Clerk for a new token; rejects unless one comes that names this identity. */
  readonly confirm: () => Promise<unknown>
  /** Holds its requests back, or lets them go. */
  readonly hold: (isHeld: boolean) => void
  /** Ends it, and shows that: what is in force then takes its watch away. */
  readonly end: () => void
}

/** Milliseconds from an answer that confirms nothing to the next question. */
const retryDelay = 5_000

/** Hides the children that are visible by their own style, too, and at once. */
const hidden = { visibility: 'hidden', opacity: '0', transition: 'none' }

const identities = new Set<PageIdentity>()
const unconfirmed = new Set<PageIdentity>()
/** Counts the questions: only an answer to the last one is taken. */
let lastRequest = 0
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Has an identity confirmed when the page comes back from the browser's back/forward cache. A restored page is painted as it was
 * left, before React can render, so it is hidden when it is left.
 *
 * @returns what ends the watch, and shows the page again
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

/** React Native has no such function, and no such events. */
function listen(change: 'add' | 'remove'): void {
  for (const type of ['pagehide', 'pageshow'] as const) globalThis[`${change}EventListener`]?.(type, handlePageEvent)
}

function handlePageEvent(event: Event): void {
  const { type, persisted } = event as PageTransitionEvent // those of the two types are
  if (!persisted) return
  for (const identity of identities) {
    unconfirmed.add(identity)
    identity.hold(true)
  }
  showOrHide()
  if (type === 'pageshow') requestConfirmation()
}

/** One question serves all providers of the same identity. */
function requestConfirmation(): void {
  const request = ++lastRequest
  clearTimeout(timer)
  const identityKeys = new Set<string>()
  for (const identity of unconfirmed) {
    const { identityKey } = identity
    if (!identity.isLoaded()) identity.end()
    else if (!identityKeys.has(identityKey)) {
      identityKeys.add(identityKey)
      identity.confirm().then(
        () => {
          if (request === lastRequest)
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
  for (const [name, value] of Object.entries(hidden))
    if (unconfirmed.size > 0) style.setProperty(name, value, 'important')
    else style.removeProperty(name)
}
