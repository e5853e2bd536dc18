/** A request, read from the arguments of `fetch`. */
export interface ReadRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: unknown
  readonly signal: AbortSignal | null
}

/** Reads the arguments of `fetch`. Creates no `Request`: Node's rejects the signals of jsdom. */
export async function readRequest(input: RequestInfo | URL, init: RequestInit = {}): Promise<ReadRequest> {
  const request = typeof input === 'object' && 'headers' in input ? input : undefined
  const base = globalThis.document?.baseURI ?? globalThis.location?.href ?? 'http://localhost/'
  const body = init.body ?? (request?.body ? await request.clone().text() : undefined)
  return {
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    url: new URL(request ? request.url : String(input), base),
    headers: new Headers(init.headers ?? request?.headers),
    body: typeof body === 'string' ? parse(body) : (body ?? undefined),
    signal: init.signal ?? request?.signal ?? null,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The parts of a path that a route marks with a colon. */
export type RouteParams = Readonly<Record<string, string>>

/**
 * Finds the route of a request.
 *
 * @param routes such as `GET /orders/:id`, or `GET https://api.example.com/orders/:id` for one origin only
 * @returns the route and the named parts of the path; `undefined` when no route matches
 */
export function findRoute(
  routes: readonly string[],
  method: string,
  { origin, pathname }: URL,
): { readonly route: string; readonly params: RouteParams } | undefined {
  for (const route of routes) {
    const [verb = '', pattern = ''] = route.split(' ')
    const path = pattern.startsWith('/') ? pathname : origin + pathname
    const params = verb === method ? match(pattern, path) : undefined
    if (params) return { route, params }
  }
  return undefined
}

function match(pattern: string, path: string): RouteParams | undefined {
  const names = pattern.split('/')
  const parts = path.split('/')
  const isMatch =
    names.length === parts.length && names.every((name, index) => name.startsWith(':') || name === parts[index])
  if (!isMatch) return undefined
  return Object.fromEntries(
    names.flatMap((name, index) =>
      name.startsWith(':') ? [[name.slice(1), decodeURIComponent(parts[index] ?? '')]] : [],
    ),
  )
}
