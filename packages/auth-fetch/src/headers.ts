/** A caller's headers, copied: later changes to the original change nothing. */
export type HeadersCopy = [string, string][] | Record<string, string>

/** Copies any form of `HeadersInit`, without building a `Headers`. */
export function copyHeaders(headers: HeadersInit | undefined): HeadersCopy {
  if (headers === undefined) return {}
  // Array.from takes every iterable: a Headers, an array of pairs, a Map, a generator that runs once.
  if (isIterable(headers)) return Array.from(headers, (pair) => [...pair] as [string, string]) // fetch refuses other lengths
  return { ...headers }
}

/** Whether the caller set `Authorization`, in any case. */
export function hasAuthorization(headers: HeadersCopy): boolean {
  return Array.isArray(headers) ? headers.some(([name]) => isAuthorization(name)) : Object.keys(headers).some(isAuthorization)
}

/** The same headers with the token in `Authorization`, in place of one that was there. */
export function withToken(headers: HeadersCopy, token: string): HeadersCopy {
  const authorization = `Bearer ${token}`
  if (Array.isArray(headers)) {
    return [...headers.filter(([name]) => !isAuthorization(name)), ['Authorization', authorization]]
  }
  const copy = { ...headers }
  for (const name of Object.keys(copy)) if (isAuthorization(name)) delete copy[name]
  copy['Authorization'] = authorization
  return copy
}

function isAuthorization(name: unknown): boolean {
  const text = String(name)
  return text.length === 13 && text.toLowerCase() === 'authorization'
}

function isIterable(headers: HeadersInit): headers is Exclude<HeadersInit, Record<string, string>> {
  return Symbol.iterator in headers
}
