import { HttpError, type Problem } from './errors/http-error.js'
import { readRetryAfter } from './read-retry-after.js'

/** Bytes that are read of the body of a failed response. */
const cap = 65_536

/** Reads a failed response into an error. Rejects when the body cannot be read: the request was aborted, or the connection is gone. */
export async function readHttpError(response: Response, request: string): Promise<HttpError> {
  const text = await readText(response)
  const json = parseJson(text)
  const isProblem = /^application\/problem\+json\b/i.test(response.headers.get('content-type') ?? '')
  return new HttpError(request, {
    response,
    data: json === undefined && text !== '' ? text : json,
    problem: isProblem && typeof json === 'object' && json !== null ? (json as Problem) : undefined, // all its members are optional
    retryAfter: readRetryAfter(response),
  })
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  // React Native has no streams, and so no way to stop early.
  if (!reader) return (await response.text()).slice(0, cap)
  const decoder = new TextDecoder()
  let text = ''
  for (let size = 0; size < cap;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value.subarray(0, cap - size), { stream: true })
    size += value.byteLength
  }
  reader.cancel().catch(() => {})
  return text
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
