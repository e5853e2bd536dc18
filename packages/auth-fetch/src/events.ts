import { publicUrl } from './utils.js'

/** The fields of every event. */
export interface RequestEvent {
  /** The same number for all events of one call. */
  readonly id: number
  readonly method: string
  /** The URL without userinfo, query and fragment. */
  readonly url: string
  /** Milliseconds since the call. */
  readonly elapsedMs: number
}

/** The request waits for its token or, after a rejected token, for a newer one. */
export interface WaitEvent extends RequestEvent {
  readonly type: 'wait'
}

/** `getToken` has answered. `present` is `false` if it returned no token. */
export interface TokenEvent extends RequestEvent {
  readonly type: 'token'
  readonly present: boolean
}

/** The request is sent. */
export interface SendEvent extends RequestEvent {
  readonly type: 'request'
  /** Whether this package attached a token. */
  readonly authorized: boolean
}

/** The response that the caller gets has arrived. */
export interface ResponseEvent extends RequestEvent {
  readonly type: 'response'
  readonly status: number
  /** Whether this is the response to the replay. */
  readonly replayed: boolean
}

/** The server rejected the token, and a newer one was requested. */
export interface RefreshEvent extends RequestEvent {
  readonly type: 'refresh'
  /** `'newer'`: a replay follows. `'none'`: there is no other token, so the caller gets the original response. */
  readonly outcome: 'newer' | 'none'
}

/** The request is sent again, with another token. */
export interface ReplayEvent extends RequestEvent {
  readonly type: 'replay'
}

/** No token was attached to the request. */
export interface SkippedEvent extends RequestEvent {
  readonly type: 'skipped'
  /** Why no token was attached. */
  readonly reason: SkipReason
  /** The origin of the request, or `''` when its URL has none. */
  readonly origin: string
}

/**
 * Why no token was attached. `'origin'`: no rule trusts the origin. `'public'`: its rule has `auth: false`. `'opted-out'`:
 * `init.auth` is `false`. `'caller'`: the caller set `Authorization`. `'url'`: the URL is not http, or includes userinfo.
 */
export type SkipReason = 'origin' | 'public' | 'opted-out' | 'caller' | 'url'

/** The call rejects. */
export interface FailedEvent extends RequestEvent {
  readonly type: 'failed'
  /** The name of the error, such as `SignedOutError`, `AbortError` or fetch's `TypeError`. */
  readonly name: string
}

/** The events that `onEvent` receives. They never include a token. */
export type AuthFetchEvent =
  | WaitEvent
  | TokenEvent
  | SendEvent
  | ResponseEvent
  | RefreshEvent
  | ReplayEvent
  | SkippedEvent
  | FailedEvent

/** The fields of an event that differ between the events of one call. */
type EventFields<Event> = Event extends AuthFetchEvent ? Omit<Event, keyof RequestEvent> : never

/** Passes one event of one request to `onEvent`. */
export type Reporter = (fields: EventFields<AuthFetchEvent>) => void

let lastId = 0

/** Creates the reporter of one request. An error thrown by `onEvent` becomes an uncaught error and does not affect the request. */
export function createReporter(onEvent: (event: AuthFetchEvent) => void, method: string, url: string): Reporter {
  const request = { id: (lastId += 1), method, url: publicUrl(url) }
  const startedAt = performance.now()
  return (fields) => {
    const event = { ...request, elapsedMs: performance.now() - startedAt, ...fields }
    try {
      onEvent(event)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}
