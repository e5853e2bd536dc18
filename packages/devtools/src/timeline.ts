import type { AuthFetchEvent, Identity } from '@x/auth-fetch'
import type { Entry, IdentityEntry, RequestEntry, SentToken } from './entries.js'

/** How many entries are kept. */
const limit = 200

/** Keeps what happened, newest first. */
export interface Timeline {
  readonly add: (event: AuthFetchEvent) => void
  /** What is known of the send that has just been announced. */
  readonly addSend: (curl: string, token: SentToken | undefined) => void
  readonly addIdentity: (identity: Identity | null, isWatched: boolean) => void
  /** A query left the cache while the identity changed. */
  readonly addRemoval: (key: string) => void
  readonly clear: () => void
  readonly entries: () => readonly Entry[]
  readonly subscribe: (listener: () => void) => () => void
}

export function createTimeline(): Timeline {
  const listeners = new Set<() => void>()
  let entries: readonly Entry[] = []
  let isTold = true
  let identities = 0
  /** The request whose send has just been announced: fetch is called in the same tick. */
  let sending: string | undefined
  /** The change during which queries are removed. */
  let changing: string | undefined

  function put(next: readonly Entry[]): void {
    entries = next.slice(0, limit)
    if (!isTold) return
    isTold = false
    // Not at once: a request may begin while a component renders.
    queueMicrotask(() => {
      isTold = true
      for (const listener of listeners) listener()
    })
  }

  function change<Kind extends Entry['kind']>(
    kind: Kind,
    key: string | undefined,
    edit: (entry: Extract<Entry, { kind: Kind }>) => Entry,
  ): void {
    put(
      entries.map(
        (entry) => (entry.kind === kind && entry.key === key ? edit(entry as Extract<Entry, { kind: Kind }>) : entry), // as checked
      ),
    )
  }

  return {
    entries: () => entries,
    add(event) {
      const { id, method, url, elapsedMs } = event
      const key = `request-${id}`
      const known = entries.some((entry) => entry.key === key)
      const at = Date.now() - elapsedMs
      const first: RequestEntry = { kind: 'request', key, at, method, url, events: [event], tokens: [] }
      if (known) change('request', key, (entry) => ({ ...entry, events: [...entry.events, event] }))
      else put([first, ...entries])
      sending = event.type === 'request' || event.type === 'replay' ? key : undefined
    },
    addSend(curl, token) {
      change('request', sending, (entry) => ({
        ...entry,
        curl,
        tokens: token ? [...entry.tokens, token] : entry.tokens,
      }))
      sending = undefined
    },
    addIdentity(identity, isWatched) {
      const last = entries.find((entry) => entry.kind === 'identity')
      if (last && isSame(last.identity, identity)) return // StrictMode runs an effect twice
      const key = `identity-${(identities += 1)}`
      const entry: IdentityEntry = {
        kind: 'identity',
        key,
        at: Date.now(),
        identity,
        ...(last && { before: last.identity }),
        ...(isWatched && { removed: [] }),
      }
      put([entry, ...entries])
      changing = key
      queueMicrotask(() => {
        changing = undefined
      })
    },
    addRemoval(key) {
      change('identity', changing, (entry) => ({ ...entry, removed: [...(entry.removed ?? []), key] }))
    },
    clear: () => put([]),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function isSame(one: Identity | null, other: Identity | null): boolean {
  return one?.userId === other?.userId && one?.orgId === other?.orgId && one?.sessionId === other?.sessionId
}

/** The page's own: what is recorded and what is shown meet here. */
export const timeline: Timeline = createTimeline()
