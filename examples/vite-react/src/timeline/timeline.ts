import type { AuthFetchEvent } from '@x/auth-fetch'
import { viaOf, type Attempt, type Entry, type TokenClaims } from './entry.ts'

const KEPT = 200

export type Timeline = ReturnType<typeof createTimeline>

/** Counts since the page was opened. They include the entries dropped beyond the newest 200. */
export interface Totals {
  readonly requests: number
  readonly tokensAsked: number
  readonly replays: number
}

export interface TimelineState extends Totals {
  /** Newest first. */
  readonly entries: readonly Entry[]
  /** The `jti` of each token, in order, with the time of its first request. */
  readonly tokens: ReadonlyMap<string, number>
}

/**
 * Creates a log of all requests. Pass its `onEvent` and `fetch` to `AuthFetchProvider`: the events tell what the library does, and
 * the underlying fetch sees the API's responses.
 */
export function createTimeline() {
  let state: TimelineState = { entries: [], tokens: new Map(), requests: 0, tokensAsked: 0, replays: 0 }
  const listeners = new Set<() => void>()
  // The call whose request is about to be sent, by method and URL: `request` and `replay` come right before the fetch.
  const leaving = new Map<string, number>()

  let isNotified = true
  const set = (next: Partial<TimelineState>) => {
    state = { ...state, ...next }
    if (!isNotified) return
    isNotified = false
    // Not synchronously: a suspense hook sends its request while it renders.
    queueMicrotask(() => {
      isNotified = true
      for (const listener of listeners) listener()
    })
  }
  const update = (id: number, change: (entry: Entry) => Entry) =>
    set({ entries: state.entries.map((entry) => (entry.id === id ? change(entry) : entry)) })
  const settle = (id: number, index: number, outcome: Partial<Attempt>) =>
    update(id, (entry) => ({
      ...entry,
      attempts: entry.attempts.map((attempt, position) => (position === index ? { ...attempt, ...outcome } : attempt)),
    }))

  const open = ({ id, method, url }: AuthFetchEvent) => {
    if (state.entries.some((entry) => entry.id === id)) return
    const entry = {
      id,
      at: Date.now(),
      method,
      url,
      via: viaOf(url),
      waits: false,
      tokensAsked: 0,
      attempts: [],
      replayed: false,
    }
    set({ entries: [entry, ...state.entries].slice(0, KEPT), requests: state.requests + 1 })
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getState: () => state,

    onEvent(event: AuthFetchEvent) {
      open(event)
      const { id, type } = event
      update(id, (entry) => ({ ...entry, waits: type === 'wait' }))
      if (type === 'request' || type === 'replay') leaving.set(wire(event.method, event.url), id)
      if (type === 'token') {
        update(id, (entry) => ({ ...entry, tokensAsked: entry.tokensAsked + 1 }))
        set({ tokensAsked: state.tokensAsked + 1 })
      }
      if (type === 'replay') {
        update(id, (entry) => ({ ...entry, replayed: true }))
        set({ replays: state.replays + 1 })
      }
      if (type === 'skipped') update(id, (entry) => ({ ...entry, skipped: event.reason }))
    },

    async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      const request = input instanceof Request ? input : undefined
      const id = leaving.get(wire(init?.method ?? request?.method ?? 'GET', request?.url ?? String(input))) ?? -1
      const at = Date.now()
      const index = state.entries.find((entry) => entry.id === id)?.attempts.length ?? 0
      update(id, (entry) => ({ ...entry, attempts: [...entry.attempts, { at }] }))
      try {
        const response = await fetch(input, init)
        const claims = claimsOf(response)
        if (claims && !state.tokens.has(claims.jti)) set({ tokens: new Map(state.tokens).set(claims.jti, at) })
        const token = claims && { claims, tokenAge: Math.max(0, at / 1000 - claims.iat) }
        settle(id, index, { status: response.status, tookMs: Date.now() - at, ...token })
        return response
      } catch (error) {
        const status = error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'no response'
        settle(id, index, { status, tookMs: Date.now() - at })
        throw error
      }
    },
  }
}

function wire(method: string, url: string): string {
  const { origin, pathname } = new URL(url, window.location.href)
  return `${method.toUpperCase()} ${origin}${pathname}`
}

function claimsOf(response: Response): TokenClaims | undefined {
  const header = response.headers.get('Token-Claims')
  return header ? (JSON.parse(header) as TokenClaims) : undefined // Written by the API's switches.
}
