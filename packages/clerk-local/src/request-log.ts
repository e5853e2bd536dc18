/** One request that reached the API. Holds no token, query or body. */
export interface ClerkLocalRequest {
  /** Arrival, in ms since the epoch. */
  readonly at: number
  /** The real verb: clerk-js sends `_method=PATCH` with a POST. */
  readonly method: string
  /** Path without the proxy prefix, such as `/v1/client`. */
  readonly path: string
  /** HTTP status; 0 while unanswered. */
  readonly status: number
  /** The session named in the path. */
  readonly sessionId?: string
}

/** The requests since the start or the last `clear`. */
export interface RequestLog {
  /** Notes an arrival and returns what to call with the status. */
  arrive(method: string, path: string): (status: number) => void
  entries(): readonly ClerkLocalRequest[]
  clear(): void
}

/** Old entries go, so that a demo left running does not grow. */
const CAPACITY = 2000

/** Returns an empty log. */
export function createRequestLog(): RequestLog {
  let entries: { -readonly [Key in keyof ClerkLocalRequest]: ClerkLocalRequest[Key] }[] = []
  return {
    arrive(method, path) {
      const sessionId = /\/sessions\/(sess_\w+)/.exec(path)?.[1]
      const entry = { at: Date.now(), method, path, status: 0, ...(sessionId && { sessionId }) }
      entries = [...entries.slice(1 - CAPACITY), entry]
      return (status) => {
        entry.status = status
      }
    },
    entries: () => entries.map((entry) => ({ ...entry })),
    clear() {
      entries = []
    },
  }
}
