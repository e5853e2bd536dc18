/** A request as `fetch` was given it. */
export interface ReadRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: unknown
  readonly signal: AbortSignal | null
}

/** Reads what `fetch` is called with. It makes no `Request`: Node's refuses the signals of jsdom. */
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
