/**
 * Reads how long a server asks to wait.
 *
 * @returns milliseconds; `undefined` when it does not say
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const retryAfter = headers.get('retry-after')
  return (
    (retryAfter === null ? undefined : (readSeconds(retryAfter) ?? readDate(retryAfter, headers))) ??
    readSeconds(headers.get('ratelimit-reset'))
  )
}

function readSeconds(value: string | null): number | undefined {
  return value !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : undefined
}

/** Measured from the server's own `Date` where it can be read, since the client's clock may be off. */
function readDate(value: string, headers: Headers): number | undefined {
  const until = Date.parse(value)
  const now = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(now) ? Date.now() : now))
}
