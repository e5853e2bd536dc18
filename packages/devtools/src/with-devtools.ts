import type { AuthFetchOptions } from '@x/auth-fetch'
import type { SentToken } from './entries.js'
import { timeline } from './timeline.js'
import { toCurl } from './to-curl.js'

/** Options of `AuthFetchProvider` or `createAuthFetch`. */
export type WatchedOptions = Partial<AuthFetchOptions>

/** See `index.ts`, where it is documented. */
export function withDevtools<Options extends WatchedOptions>(options: Options): Options {
  return {
    ...options,
    onEvent(event) {
      timeline.add(event)
      options.onEvent?.(event)
    },
    fetch(input, init) {
      watchSend(input, init)
      return (options.fetch ?? globalThis.fetch)(input, init)
    },
  } satisfies Options
}

/** Records a request as far as it can be read. fetch reports invalid arguments itself. */
function watchSend(input: RequestInfo | URL, init: RequestInit | undefined): void {
  try {
    const request = typeof Request === 'function' && input instanceof Request ? input : undefined
    const headers = new Headers(init?.headers ?? request?.headers)
    const url = new URL(request ? request.url : String(input), globalThis.document?.baseURI).href
    const method = init?.method ?? request?.method ?? 'GET'
    const body = init?.body ?? request?.body
    timeline.addSend(toCurl({ method, url, headers, body }), readTokenTimes(headers.get('authorization')))
  } catch {
    // The events record the request anyway.
  }
}

/**
 * Reads when a bearer token was issued and when it expires, and nothing else.
 *
 * @param authorization the value of the header
 * @returns `undefined` without a token; without times when the token is not a JWT
 */
export function readTokenTimes(authorization: string | null): SentToken | undefined {
  if (!authorization?.startsWith('Bearer ')) return undefined
  const sentAt = Date.now()
  try {
    const payload = authorization.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    const { iat, exp } = JSON.parse(atob(payload)) as { iat?: unknown; exp?: unknown } // Checked below.
    return {
      sentAt,
      ...(typeof iat === 'number' && { issuedAt: iat * 1000 }),
      ...(typeof exp === 'number' && { expiresAt: exp * 1000 }),
    }
  } catch {
    return { sentAt }
  }
}
