import { fetchJson, ParseError } from '@x/auth-fetch'

/**
 * Reads a body with one JSON value per line, as the lines arrive.
 *
 * @param response a response with NDJSON whose body has not been read
 * @returns the values in order. Leaving the loop early cancels the body and ends the request
 * @throws HttpError for a status outside 200 to 299
 * @throws ParseError when a line is not JSON, after the values of the lines before it
 * @throws the error of the body's stream, such as an `AbortError` or `IdentityChangedError`
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
  if (!response.ok) await fetchJson(() => Promise.resolve(response), response.url) // Throws HttpError with the details.
  const reader = response.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0

  function parse(text: string): T[] {
    line += 1
    if (text.trim() === '') return []
    try {
      return [JSON.parse(text) as T] // The caller states the type.
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
    // Does nothing after the end.
    await reader.cancel().catch(() => {})
  }
}
