import { fetchJson, ParseError } from '@x/auth-fetch'

/**
 * Reads a body of JSON values, one a line, as they arrive.
 *
 * @param response of `application/x-ndjson` or the like; its body must not have been read
 * @returns the values in order. To leave the loop early cancels the body, and so ends the request
 * @throws HttpError for a status outside 200 to 299
 * @throws ParseError when a line is not JSON; the values before it have been given
 * @throws what the body's stream rejects with, such as an `AbortError` or `IdentityChangedError`
 * @example
 * ```ts
 * import type { AuthFetch } from '@x/auth-fetch'
 * import { readNdjson } from '@x/streams'
 *
 * export async function printOrders(authFetch: AuthFetch) {
 *   const response = await authFetch('/api/orders.ndjson')
 *   for await (const order of readNdjson<{ id: string }>(response)) console.log(order.id)
 * }
 * ```
 * @see https://github.com/ndjson/ndjson-spec
 */
export async function* readNdjson<T = unknown>(response: Response): AsyncGenerator<T, void, undefined> {
  if (!response.ok) await fetchJson(() => Promise.resolve(response), response.url) // throws what says why
  const reader = response.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0

  function parse(text: string): T[] {
    line += 1
    if (text.trim() === '') return []
    try {
      return [JSON.parse(text) as T] // the caller says what it is
    } catch {
      throw new ParseError(`${response.url.replace(/[?#].*$/s, '')} (line ${line})`, response)
    }
  }

  try {
    for (;;) {
      const { done, value } = await reader.read()
      const lines = (rest + decoder.decode(value, { stream: !done })).split('\n')
      rest = lines.pop() ?? ''
      for (const text of lines) yield* parse(text)
      if (done) break
    }
    yield* parse(rest)
  } finally {
    // After the end this does nothing.
    await reader.cancel().catch(() => {})
  }
}
