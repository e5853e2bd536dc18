/** A caller's headers, copied: later changes to the original change nothing. */
export type HeadersCopy = Headers | [string, string][]

/** Copies any form of `HeadersInit`. A `Headers`, the dearest form, is built only of a `Headers`, which keeps the case of its names. */
export function copyHeaders(headers: HeadersInit | undefined): HeadersCopy {
  if (headers === undefined) return []
  if (headers instanceof Headers) return new Headers(headers)
  if (!(Symbol.iterator in headers)) return Object.entries(headers)
  // An array of pairs, a Map, a generator that runs once. What is no pair stays none, for fetch to refuse.
  return [...headers].map((pair) => (typeof pair === 'object' ? [...pair] : pair))
}

/** Whether there is an `Authorization`, in any case. */
export function hasAuthorization(headers: HeadersCopy): boolean {
  return headers instanceof Headers ? headers.has('Authorization') : headers.some(isAuthorization)
}

/** The same headers without `Authorization`; a `Headers` is changed. */
export function withoutAuthorization(headers: HeadersCopy): HeadersCopy {
  if (!(headers instanceof Headers)) return headers.filter((pair) => !isAuthorization(pair))
  headers.delete('Authorization')
  return headers
}

/** The same headers with the token; a `Headers` is changed. */
export function withToken(headers: HeadersCopy, token: string): HeadersInit {
  const value = `Bearer ${token}`
  if (headers instanceof Headers) {
    headers.set('Authorization', value)
    return headers
  }
  // Fetch reads a record faster than pairs.
  return headers.length > 0 ? [...headers, ['Authorization', value]] : { Authorization: value }
}

function isAuthorization(pair: [string, string]): boolean {
  const name = String(pair[0])
  return name.length === 13 && /^authorization$/i.test(name) // the length, since a regular expression costs more
}
