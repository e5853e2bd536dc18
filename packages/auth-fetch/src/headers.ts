/** A copy of a caller's headers: later changes to the original have no effect. */
export type HeadersCopy = Headers | [string, string][]

/** Copies any form of `HeadersInit`. A `Headers` is copied to a `Headers`, to keep the case of its names. Other forms become pairs. */
export function copyHeaders(headers: HeadersInit | undefined): HeadersCopy {
  if (headers === undefined) return []
  if (headers instanceof Headers) return new Headers(headers)
  if (!(Symbol.iterator in headers)) return Object.entries(headers)
  // An array of pairs, a Map, or a generator that runs once. Other items are kept, so fetch rejects them as usual.
  return [...headers].map((pair) => (typeof pair === 'object' ? [...pair] : pair))
}

/** Whether the headers include `Authorization`, in any case. */
export function hasAuthorization(headers: HeadersCopy): boolean {
  return headers instanceof Headers ? headers.has('Authorization') : headers.some(isAuthorization)
}

/** Returns the headers without `Authorization`. A `Headers` is changed in place. */
export function withoutAuthorization(headers: HeadersCopy): HeadersCopy {
  if (!(headers instanceof Headers)) return headers.filter((pair) => !isAuthorization(pair))
  headers.delete('Authorization')
  return headers
}

/** Returns the headers with the token. A `Headers` is changed in place. */
export function withToken(headers: HeadersCopy, token: string): HeadersInit {
  const value = `Bearer ${token}`
  if (headers instanceof Headers) {
    headers.set('Authorization', value)
    return headers
  }
  // fetch reads an object faster than pairs.
  return headers.length > 0 ? [...headers, ['Authorization', value]] : { Authorization: value }
}

function isAuthorization(pair: [string, string]): boolean {
  const name = String(pair[0])
  return name.length === 13 && /^authorization$/i.test(name) // the length first: a regular expression is slower
}
