import type { AuthFetchOptions } from '@x/auth-fetch'
import { readTokenTimes } from './read-token-times.js'
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

/** Reads what it can; what cannot be read is fetch's to refuse. */
function watchSend(input: RequestInfo | URL, init: RequestInit | undefined): void {
  try {
    const request = typeof Request === 'function' && input instanceof Request ? input : undefined
    const headers = new Headers(init?.headers ?? request?.headers)
    const url = new URL(request ? request.url : String(input), globalThis.document?.baseURI).href
    const method = init?.method ?? request?.method ?? 'GET'
    const body = init?.body ?? request?.body
    timeline.addSend(toCurl({ method, url, headers, body }), readTokenTimes(headers.get('authorization')))
  } catch {
    // The request is told of all the same, by its events.
  }
}
