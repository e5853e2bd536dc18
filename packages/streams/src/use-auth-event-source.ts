'use client'
import type { FetchLike } from '@x/auth-fetch'
import { useAuthFetch } from '@x/react/fetch'
import type { ErrorEvent, EventSource } from 'eventsource'
import { useCallback, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { createAuthEventSource } from './create-auth-event-source.js'

/** The options of `useAuthEventSource`. */
export interface UseAuthEventSourceOptions extends StreamHandlers {
  /**
   * Handlers by event name; `message` for events without a name. Pass the same names on each render: other names reopen the
   * stream.
   */
  readonly on?: Readonly<Record<string, (event: MessageEvent<string>) => void>>
  /**
   * Whether to send cookies to another origin.
   * @default false
   */
  readonly withCredentials?: boolean
}

/** The result of `useAuthEventSource`. */
export interface UseAuthEventSourceResult extends StreamState {
  /** Connects again, for instance after a response that closed the stream. */
  readonly reopen: () => void
}

/** The phase in which the provider changes the identity, so that no event arrives in between. */
const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/**
 * Receives server-sent events while the component is mounted and its user is signed in.
 *
 * @param url the URL of the stream; `null` for no stream
 * @param options the handlers of its events
 * @returns the state of the stream, and `reopen`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthEventSource } from '@x/streams/react'
 * import { useState } from 'react'
 *
 * export function Temperature() {
 *   const [degrees, setDegrees] = useState('')
 *   const { readyState, error, reopen } = useAuthEventSource('/api/temperature', {
 *     on: { message: (event) => setDegrees(event.data) },
 *   })
 *   if (error && readyState === 'closed') return <button onClick={reopen}>Connect again</button>
 *   if (readyState === 'closed') return <p>Sign in to see the temperature.</p>
 *   return <p>{readyState === 'open' ? degrees : 'Connecting…'}</p>
 * }
 * ```
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function useAuthEventSource(
  url: string | null,
  options: UseAuthEventSourceOptions = {},
): UseAuthEventSourceResult {
  const authFetch = useAuthFetch()
  const { on = {}, withCredentials = false } = options
  const names = JSON.stringify(Object.keys(on))
  const [stream] = useState(createStream)
  const [round, setRound] = useState(0)
  const state = useSyncExternalStore(stream.subscribe, stream.state, stream.state)

  useCommitEffect(() => stream.handle(options))
  useCommitEffect(() => {
    if (url === null) return undefined
    return stream.open(authFetch, url, JSON.parse(names) as string[], withCredentials) // Made above.
  }, [stream, authFetch, url, names, withCredentials, round])

  const reopen = useCallback(() => setRound((before) => before + 1), [])
  return { ...(url === null ? closed : state), reopen }
}

export type ReadyState = 'connecting' | 'open' | 'closed'

/** The state of a stream. */
export interface StreamState {
  readonly readyState: ReadyState
  /** The last error since the stream was open. Its `code` is the HTTP status, if there was a response. */
  readonly error: ErrorEvent | undefined
}

/** The handlers of a stream's events. */
export interface StreamHandlers {
  readonly on?: Readonly<Record<string, (event: MessageEvent<string>) => void>>
  readonly onOpen?: (event: Event) => void
  readonly onError?: (event: ErrorEvent) => void
}

/** The stream of a component, which has one at a time. */
export interface Stream {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => StreamState
  /** Sets the handlers of later events. */
  readonly handle: (handlers: StreamHandlers) => void
  /** Opens the stream. Returns a function that closes it; after that, no handler is called. */
  readonly open: (authFetch: FetchLike, url: string, names: readonly string[], withCredentials: boolean) => () => void
}

/** The state before the connection is open. */
const connecting: StreamState = { readyState: 'connecting', error: undefined }

/** The state without a stream. */
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
      // A chunk may contain many events: those after the one whose handler closed the stream are dropped.
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
