/** A request that reached the API. Contains no token, query or body. */
export interface ClerkLocalRequest {
  /** Time of arrival, in milliseconds since 1970. */
  readonly at: number
  /** The method: for a POST, the one in `_method`, which clerk-js uses. */
  readonly method: string
  /** The path without the proxy prefix, such as `/v1/client`. */
  readonly path: string
  /** The HTTP status; 0 until the response is sent. */
  readonly status: number
  /** The session in the path. */
  readonly sessionId?: string
}

/** The requests since the start or the last `clear()`. */
export interface RequestLog {
  /** Adds a request, and returns a function that sets its status. */
  arrive(method: string, path: string): (status: number) => void
  entries(): readonly ClerkLocalRequest[]
  clear(): void
}

/** Older entries are dropped, so that a long-running demo does not grow. */
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
