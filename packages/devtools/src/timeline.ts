import type { AuthFetchEvent, Identity } from '@x/auth-fetch'
import type { Entry, IdentityEntry, RequestEntry, SentToken } from './entries.js'

/** The maximum number of entries. */
const limit = 200

/** The recorded requests and identity changes, newest first. */
export interface Timeline {
  readonly add: (event: AuthFetchEvent) => void
  /** Adds the details of the request that the last event announced. */
  readonly addSend: (curl: string, token: SentToken | undefined) => void
  readonly addIdentity: (identity: Identity | null, isWatched: boolean) => void
  /** Adds a query that was removed during the identity change. */
  readonly addRemoval: (key: string) => void
  readonly clear: () => void
  readonly entries: () => readonly Entry[]
  readonly subscribe: (listener: () => void) => () => void
}

export function createTimeline(): Timeline {
  const listeners = new Set<() => void>()
  let entries: readonly Entry[] = []
  let isNotified = true
  let identities = 0
  /** The request that the last event announced: fetch is called in the same tick. */
  let sending: string | undefined
  /** The identity change during which queries are removed. */
  let changing: string | undefined

  function put(next: readonly Entry[]): void {
    entries = next.slice(0, limit)
    if (!isNotified) return
    isNotified = false
    // Not synchronously: a request may start while a component renders.
    queueMicrotask(() => {
      isNotified = true
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
        (entry) => (entry.kind === kind && entry.key === key ? edit(entry as Extract<Entry, { kind: Kind }>) : entry), // Checked by its kind.
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
      if (last && isSame(last.identity, identity)) return // StrictMode runs effects twice.
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

/** The page's timeline, shared by the recorder and the panel. */
export const timeline: Timeline = createTimeline()
