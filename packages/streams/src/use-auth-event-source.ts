'use client'
import { useAuthFetch } from '@x/react/fetch'
import { useCallback, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { closed, createStream, type StreamHandlers, type StreamState } from './create-stream.js'

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
