/** The claims of a token that the API has verified. */
export interface TokenClaims {
  readonly jti: string
  readonly iat: number
  readonly exp: number
}

/** One request on the network. A call sends one, or two when it is replayed. */
export interface Attempt {
  readonly at: number
  /** Undefined until the response arrives. */
  readonly status?: number | 'no response' | 'cancelled'
  readonly tookMs?: number
  readonly claims?: TokenClaims
  /** The token's age in seconds when it was sent. */
  readonly tokenAge?: number
}

/** One call of `authFetch`, from its token to its last response. */
export interface Entry {
  readonly id: number
  readonly at: number
  readonly method: string
  readonly url: string
  readonly via: Via
  /** Whether it is waiting for a token. */
  readonly waits: boolean
  readonly tokensAsked: number
  readonly attempts: readonly Attempt[]
  readonly replayed: boolean
  readonly skipped?: string
}

export type Via = 'fetch' | 'SWR' | 'Query' | 'page'

/** Returns the hook that sent a request: each panel fetches its own collection. */
export function viaOf(url: string): Via {
  const collection = url.slice(url.lastIndexOf('/') + 1)
  if (collection === 'notes') return 'fetch'
  if (collection === 'orders') return 'SWR'
  return collection === 'invoices' ? 'Query' : 'page'
}

/** Returns the outcome of an attempt, which sets its colour. */
export function kindOf({ status }: Attempt): 'waiting' | 'ok' | 'failed' {
  if (status === undefined || status === 'cancelled') return 'waiting'
  return status !== 'no response' && status < 400 ? 'ok' : 'failed'
}

/** Returns the attempt that settled the call, or the current one. */
export function lastAttempt(entry: Entry): Attempt | undefined {
  return entry.attempts.at(-1)
}
