/** One request that the API was sent. */
export interface SentRequest {
  readonly method: string
  readonly path: string
  /** Who the token names; `null` without a token. */
  readonly user: string | null
  readonly body: string | null
  readonly signal: AbortSignal | null
}

/** An API that answers each user with data of their own. */
export interface FakeApi {
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  readonly requests: SentRequest[]
  /** Answers wait until they are let go. */
  readonly hold: () => void
  readonly release: () => void
  /** Status codes for the next answers. */
  readonly statuses: number[]
}

/** The JSON that `path` gives this user. */
export function answerFor(user: string | null, path: string): string {
  return `${user ?? 'nobody'} ${path}`
}

export function createFakeApi(): FakeApi {
  const requests: SentRequest[] = []
  const statuses: number[] = []
  let gate: Promise<void> | undefined
  let open: (() => void) | undefined

  return {
    requests,
    statuses,
    hold() {
      gate = new Promise((resolve) => (open = resolve))
    },
    release() {
      open?.()
      gate = undefined
    },
    async fetch(input, init) {
      const request = input instanceof Request ? input : undefined
      const { pathname, search } = new URL(request?.url ?? String(input), 'http://localhost:3000')
      const path = pathname + search
      const user = readUser(new Headers(init?.headers ?? request?.headers).get('authorization'))
      const signal = init?.signal ?? null
      signal?.throwIfAborted()
      const body = typeof init?.body === 'string' ? init.body : null
      requests.push({ method: init?.method ?? request?.method ?? 'GET', path, user, body, signal })
      const status = statuses.shift() ?? 200
      if (gate) await Promise.race([gate, aborted(signal)])
      return Response.json(status === 200 ? answerFor(user, path) : { error: status }, { status })
    },
  }
}

function aborted(signal: AbortSignal | null): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function readUser(authorization: string | null): string | null {
  const payload = authorization?.split('.')[1]
  if (payload === undefined) return null
  const claims: { sub: string; o?: { id: string } } = JSON.parse(atob(payload))
  return claims.o ? `${claims.sub}@${claims.o.id}` : claims.sub
}
