/** Gives a `fetch` that gives up when a response, its body included, takes longer. Fetch itself has no limit. */
export function createLimitedFetch(limitMs: number): typeof fetch {
  return (input, init) => {
    const limit = AbortSignal.timeout(limitMs)
    return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit })
  }
}
