import type { AuthFetch, AuthRequestInit } from './options.js'

/** Makes the function look like fetch: its name, its length, and what a runtime hangs on it, such as Bun's `preconnect`. */
export function asFetch(authFetch: (input: RequestInfo | URL, init?: AuthRequestInit) => Promise<Response>): AuthFetch {
  Object.defineProperties(authFetch, { name: { value: 'fetch' }, length: { value: 1 } })
  return Object.assign(authFetch, globalThis.fetch)
}
