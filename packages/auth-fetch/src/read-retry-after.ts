/** A date as HTTP writes it, in any of its three forms; `Date.parse` alone takes nearly everything for one. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d:\d\d:\d\d/

/**
 * Reads how long a server asks to wait.
 *
 * @returns milliseconds; `undefined` when it does not say
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function readRetryAfter({ status, headers }: Response): number | undefined {
  const retryAfter = headers.get('retry-after') ?? ''
  // Many servers tell the rest of their quota's window with each response: it is a wait only where the quota is used up.
  const isLimited = status === 429 || headers.get('ratelimit-remaining') === '0'
  return (
    readSeconds(retryAfter) ??
    readDate(retryAfter, headers) ??
    (isLimited ? readSeconds(headers.get('ratelimit-reset') ?? '') : undefined)
  )
}

/** A number of ten digits is a time, in seconds since 1970, and no wait. */
function readSeconds(value: string): number | undefined {
  return /^\s*\d{1,9}(?:\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : undefined
}

/** Measured from the server's own `Date` where it can be read, since the client's clock may be off. */
function readDate(value: string, headers: Headers): number | undefined {
  const until = httpDate.test(value) ? Date.parse(value) : Number.NaN
  const now = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(now) ? Date.now() : now))
}
