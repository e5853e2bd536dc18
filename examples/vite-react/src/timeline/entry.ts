/** What the API says about a token that it has verified. */
export interface TokenClaims {
  readonly jti: string
  readonly iat: number
  readonly exp: number
}

/** One trip over the wire. A call makes one, or two when it is replayed. */
export interface Attempt {
  readonly at: number
  /** Undefined while the answer is awaited. */
  readonly status?: number | 'no answer' | 'cancelled'
  readonly tookMs?: number
  readonly claims?: TokenClaims
  /** Seconds that the token had lived when it was sent. */
  readonly tokenAge?: number
}

/** One call of `authFetch`, from its token to its last answer. */
export interface Entry {
  readonly id: number
  readonly at: number
  readonly method: string
  readonly url: string
  readonly via: Via
  /** Whether it waits for a token. */
  readonly waits: boolean
  readonly tokensAsked: number
  readonly attempts: readonly Attempt[]
  readonly replayed: boolean
  readonly skipped?: string
}

export type Via = 'fetch' | 'SWR' | 'Query' | 'page'

/** Each panel has a collection of its own, so a path tells its hook. */
export function viaOf(url: string): Via {
  const collection = url.slice(url.lastIndexOf('/') + 1)
  if (collection === 'notes') return 'fetch'
  if (collection === 'orders') return 'SWR'
  return collection === 'invoices' ? 'Query' : 'page'
}

/** How an attempt went, for its colour. */
export function kindOf({ status }: Attempt): 'waiting' | 'ok' | 'failed' {
  if (status === undefined || status === 'cancelled') return 'waiting'
  return status !== 'no answer' && status < 400 ? 'ok' : 'failed'
}

/** The attempt that settled the call, or the one under way. */
export function lastAttempt(entry: Entry): Attempt | undefined {
  return entry.attempts.at(-1)
}
