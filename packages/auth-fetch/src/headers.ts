/** A caller's headers, copied: later changes to the original change nothing. */
export type HeadersCopy = Headers | [string, string][] | Record<string, string>

/** Copies any form of `HeadersInit` into the form that fetch sees. A `Headers`, the dearest one, is built only of a `Headers`. */
export function copyHeaders(headers: HeadersInit | undefined): HeadersCopy {
  if (headers === undefined) return {}
  if (headers instanceof Headers) return new Headers(headers)
  if (!(Symbol.iterator in headers)) return { ...headers }
  // Every other iterable: an array of pairs, a Map, a generator that runs once. What is no pair is left for fetch to refuse.
  const pairs: readonly [string, string][] = Array.isArray(headers) ? headers : [...headers]
  return pairs.map((pair) => (typeof pair === 'object' ? [...pair] : pair))
}

/** Whether there is an `Authorization`, in any case. */
export function hasAuthorization(headers: HeadersCopy): boolean {
  if (headers instanceof Headers) return headers.has('Authorization')
  if (Array.isArray(headers)) return headers.some(([name]) => isAuthorization(name))
  for (const name in headers) if (isAuthorization(name)) return true
  return false
}

/** The same headers without `Authorization`; a `Headers` is changed. */
export function withoutAuthorization(headers: HeadersCopy): HeadersCopy {
  if (!(headers instanceof Headers))
    return (Array.isArray(headers) ? headers : Object.entries(headers)).filter(([name]) => !isAuthorization(name))
  headers.delete('Authorization')
  return headers
}

/** The same headers with the token; a `Headers` is changed. */
export function withToken(headers: HeadersCopy, token: string): HeadersCopy {
  const Authorization = `Bearer ${token}`
  if (Array.isArray(headers)) return [...headers, ['Authorization', Authorization]]
  if (!(headers instanceof Headers)) return { ...headers, Authorization }
  headers.set('Authorization', Authorization)
  return headers
}

function isAuthorization(name: unknown): boolean {
  const text = String(name)
  return text.length === 13 && text.toLowerCase() === 'authorization'
}
