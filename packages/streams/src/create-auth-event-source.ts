import { isAuthFetchError, type FetchLike } from '@x/auth-fetch'
import { EventSource, type EventSourceFetchInit, type FetchLikeResponse } from 'eventsource'

/** The options of `createAuthEventSource`. */
export interface AuthEventSourceInit {
  /**
   * Whether to send cookies to another origin.
   * @default false
   */
  readonly withCredentials?: boolean
  /** Closes the stream when aborted. */
  readonly signal?: AbortSignal
}

/**
 * Opens a stream of server-sent events whose every connection carries a fresh token.
 *
 * @param authFetch the function that connects, usually an `AuthFetch`
 * @param url as for `EventSource`; a relative URL resolves against the page
 * @param init `withCredentials` and a `signal`
 * @returns an `EventSource`. It reconnects with `Last-Event-ID`, and closes when `authFetch` rejects with `SignedOutError` or
 *   `IdentityChangedError`, whose name is in the `message` of its `error` event
 * @throws DOMException `SyntaxError` for an invalid URL
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
  let isFinal = false
  const source: EventSource = new EventSource(url, { withCredentials, fetch: connect })
  const close = (): void => source.close()
  source.addEventListener('error', () => {
    if (!isFinal) return
    close()
    queueMicrotask(close) // Again, to clear the timer that it sets after this event.
  })
  if (signal?.aborted) close()
  else signal?.addEventListener('abort', close, { once: true })
  return source

  async function connect(input: string | URL, init: EventSourceFetchInit): Promise<FetchLikeResponse> {
    try {
      return watchBody(await authFetch(input, init), onError)
    } catch (error) {
      return onError(error)
    }
  }

  /** Notes the errors after which a reconnection would only fail again. */
  function onError(error: unknown): never {
    isFinal = isAuthFetchError(error, 'signed_out') || isAuthFetchError(error, 'identity_changed')
    throw error
  }
}

/** Returns the response with a body that reports its errors to `onError`. */
function watchBody(response: Response, onError: (error: unknown) => never): FetchLikeResponse {
  const { url, status, redirected, headers, body } = response
  if (!body) return response
  const getReader = () => {
    const reader = body.getReader()
    return { read: () => reader.read().catch(onError), cancel: () => reader.cancel() }
  }
  return { url, status, redirected, headers, body: { getReader } }
}
