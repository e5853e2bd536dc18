import { isAuthFetchError, type FetchLike } from '@x/auth-fetch'
import { EventSource, type EventSourceFetchInit, type FetchLikeResponse } from 'eventsource'

/** The options of `createAuthEventSource`. */
export interface AuthEventSourceInit {
  /**
   * Whether cookies go to another origin.
   * @default false
   */
  readonly withCredentials?: boolean
  /** Closes the source. */
  readonly signal?: AbortSignal
}

/**
 * Opens a stream of server-sent events whose every connection carries a fresh token.
 *
 * @param authFetch what connects, usually an `AuthFetch`
 * @param url as of `EventSource`; a relative one resolves against the page
 * @param init `withCredentials` and a `signal`
 * @returns an `EventSource`. It reconnects by itself with `Last-Event-ID`, and closes when `authFetch` rejects with
 *   `SignedOutError` or `IdentityChangedError`, which its `error` event then names in `message`
 * @throws DOMException `SyntaxError` for a URL that is none
 * @example
 * ```ts
 * import type { AuthFetch } from '@x/auth-fetch'
 * import { createAuthEventSource } from '@x/streams'
 *
 * export function follow(authFetch: AuthFetch) {
 *   const source = createAuthEventSource(authFetch, 'https://api.example.com/orders/events')
 *   source.addEventListener('message', (event) => console.log(event.data))
 *   return () => source.close()
 * }
 * ```
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function createAuthEventSource(
  authFetch: FetchLike,
  url: string | URL,
  { withCredentials = false, signal }: AuthEventSourceInit = {},
): EventSource {
  let isRefused = false
  const source: EventSource = new EventSource(url, { withCredentials, fetch: connect })
  const close = (): void => source.close()
  source.addEventListener('error', () => {
    if (!isRefused) return
    close()
    queueMicrotask(close) // for the timer that it sets behind this event
  })
  if (signal?.aborted) close()
  else signal?.addEventListener('abort', close, { once: true })
  return source

  async function connect(input: string | URL, init: EventSourceFetchInit): Promise<FetchLikeResponse> {
    try {
      return watchBody(await authFetch(input, init), look)
    } catch (error) {
      return look(error)
    }
  }

  /** Sees when to connect again would only be refused again. */
  function look(error: unknown): never {
    isRefused = isAuthFetchError(error, 'signed_out') || isAuthFetchError(error, 'identity_changed')
    throw error
  }
}

/** The response, with a body whose errors are seen. */
function watchBody(response: Response, onError: (error: unknown) => never): FetchLikeResponse {
  const { url, status, redirected, headers, body } = response
  if (!body) return response
  const getReader = () => {
    const reader = body.getReader()
    return { read: () => reader.read().catch(onError), cancel: () => reader.cancel() }
  }
  return { url, status, redirected, headers, body: { getReader } }
}
