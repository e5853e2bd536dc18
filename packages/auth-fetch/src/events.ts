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

/** The request waits for its token, or, when that was refused, for a newer one. */
export interface WaitEvent extends RequestEvent {
  readonly type: 'wait'
}

/** A token came, or `present: false`: none is to be had. */
export interface TokenEvent extends RequestEvent {
  readonly type: 'token'
  readonly present: boolean
}

/** The request goes out. */
export interface SendEvent extends RequestEvent {
  readonly type: 'request'
  /** Whether a token of ours goes with it. */
  readonly authorized: boolean
}

/** The response came that the caller gets. */
export interface ResponseEvent extends RequestEvent {
  readonly type: 'response'
  readonly status: number
  /** Whether it answers the second send. */
  readonly replayed: boolean
}

/** The token was refused, and another one was asked for. */
export interface RefreshEvent extends RequestEvent {
  readonly type: 'refresh'
  /** `'newer'` leads to a replay; `'none'`: no other token is to be had, so the refused response stands. */
  readonly outcome: 'newer' | 'none'
}

/** The request goes out a second time, with another token. */
export interface ReplayEvent extends RequestEvent {
  readonly type: 'replay'
}

/** The request goes out without a token of ours. */
export interface SkippedEvent extends RequestEvent {
  readonly type: 'skipped'
  /**
   * `'origin'`: no rule trusts the origin; `'public'`: its rule says `auth: false`; `'opted-out'`: `init.auth` is
   * `false`; `'caller'`: the caller set `Authorization`; `'url'`: no http URL, or one with userinfo.
   */
  readonly reason: SkipReason
  /** The request's origin, or `''` when its URL has none. */
  readonly origin: string
}

export type SkipReason = 'origin' | 'public' | 'opted-out' | 'caller' | 'url'

/** The call rejects. */
export interface FailedEvent extends RequestEvent {
  readonly type: 'failed'
  /** The name of the error, such as `SignedOutError`, `AbortError` or fetch's `TypeError`. */
  readonly name: string
}

/** What `onEvent` is told; no event holds a token. */
export type AuthFetchEvent =
  | WaitEvent
  | TokenEvent
  | SendEvent
  | ResponseEvent
  | RefreshEvent
  | ReplayEvent
  | SkippedEvent
  | FailedEvent
