'use client'
import type { FetchLike } from '@x/auth-fetch'
import { useAuthFetch } from '@x/react/fetch'
import type { ErrorEvent, EventSource } from 'eventsource'
import { useCallback, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { createAuthEventSource } from './create-auth-event-source.js'

/** The options of `useAuthEventSource`. */
export interface UseAuthEventSourceOptions extends StreamHandlers {
  /**
   * What to do with events, by their name; `message` for those without one. The same names on each render: others open the
   * stream anew.
   */
  readonly on?: Readonly<Record<string, (event: MessageEvent<string>) => void>>
  /**
   * Whether cookies go to another origin.
   * @default false
   */
  readonly withCredentials?: boolean
}

/** What `useAuthEventSource` gives. */
export interface UseAuthEventSourceResult extends StreamState {
  /** Connects anew, as after an answer that closed the stream. */
  readonly reopen: () => void
}

/** The phase in which the provider puts another identity in force, so that no event comes between. */
const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/**
 * Follows a stream of server-sent events for as long as the component is mounted and its user signed in.
 *
 * @param url the stream's; `null` for none
 * @param options what to do with its events
 * @returns how the stream is, and `reopen`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthEventSource } from '@x/streams/react'
 * import { useState } from 'react'
 *
 * export function Temperature() {
 *   const [degrees, setDegrees] = useState('')
 *   const { readyState } = useAuthEventSource('/api/temperature', { on: { message: (event) => setDegrees(event.data) } })
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
    return stream.open(authFetch, url, JSON.parse(names) as string[], withCredentials) // made above
  }, [stream, authFetch, url, names, withCredentials, round])

  const reopen = useCallback(() => setRound((before) => before + 1), [])
  return { ...(url === null ? closed : state), reopen }
}

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
