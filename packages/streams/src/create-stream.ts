import type { FetchLike } from '@x/auth-fetch'
import type { ErrorEvent, EventSource } from 'eventsource'
import { createAuthEventSource } from './create-auth-event-source.js'

export type ReadyState = 'connecting' | 'open' | 'closed'

/** How a stream is. */
export interface StreamState {
  readonly readyState: ReadyState
  /** The last error since the stream was open; its `code` is the HTTP status, if one came. */
  readonly error: ErrorEvent | undefined
}

/** Told of what happens on a stream. */
export interface StreamHandlers {
  readonly on?: Readonly<Record<string, (event: MessageEvent<string>) => void>>
  readonly onOpen?: (event: Event) => void
  readonly onError?: (event: ErrorEvent) => void
}

/** One stream at a time, as a component sees it. */
export interface Stream {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => StreamState
  /** Later events go to these. */
  readonly handle: (handlers: StreamHandlers) => void
  /** Opens it; returns what closes it, after which no handler is called. */
  readonly open: (authFetch: FetchLike, url: string, names: readonly string[], withCredentials: boolean) => () => void
}

/** The state of a stream that is about to connect. */
const connecting: StreamState = { readyState: 'connecting', error: undefined }

/** The state of no stream. */
export const closed: StreamState = { readyState: 'closed', error: undefined }

export function createStream(): Stream {
  const listeners = new Set<() => void>()
  let state = connecting
  let handlers: StreamHandlers = {}

  function move(next: StreamState): void {
    state = next
    for (const listener of listeners) listener()
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    handle(next) {
      handlers = next
    },
    open(authFetch, url, names, withCredentials) {
      const over = new AbortController()
      const source = createAuthEventSource(authFetch, url, { withCredentials, signal: over.signal })
      // One chunk may hold many events: those behind the one whose handler closed the stream are dropped.
      const listening = { signal: over.signal }
      move(connecting)
      source.addEventListener(
        'open',
        (event) => {
          move({ readyState: 'open', error: undefined })
          handlers.onOpen?.(event)
        },
        listening,
      )
      source.addEventListener(
        'error',
        (error) => {
          move({ readyState: readyStateOf(source), error })
          handlers.onError?.(error)
        },
        listening,
      )
      for (const name of names) source.addEventListener(name, (event) => handlers.on?.[name]?.(event), listening)
      return () => over.abort()
    },
  }
}

function readyStateOf({ readyState }: EventSource): ReadyState {
  return readyState === 0 ? 'connecting' : readyState === 1 ? 'open' : 'closed'
}
