/** What a browser lets the bodies of `keepalive` requests weigh; see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch. */
const keepaliveQuota = 65_536

/** Takes a body as it is now, since fetch too reads it at the call and the token comes later. A stream is handed through. */
export function copyBody(body: BodyInit): BodyInit {
  if (body instanceof URLSearchParams) return new URLSearchParams(body)
  if (body instanceof ArrayBuffer) return body.slice()
  if (ArrayBuffer.isView(body)) {
    // A shared buffer stays one, for fetch to refuse.
    return new Uint8Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength))
  }
  // React Native's FormData cannot be iterated; it is used as it is.
  if (!(body instanceof FormData) || !(Symbol.iterator in body)) return body
  const copy = new FormData()
  for (const [name, value] of body) copy.append(name, value)
  return copy
}

/** Whether a body can be sent twice: a stream cannot, nor can what is not known here. */
export function isReplayable(body: BodyInit | null | undefined, keepalive: boolean | undefined): boolean {
  if (body === null || body === undefined) return true
  const isKnown =
    typeof body === 'string' ||
    'byteLength' in body ||
    [Blob, FormData, URLSearchParams].some((kind) => body instanceof kind)
  return isKnown && !(keepalive && new Blob([body as BlobPart]).size > keepaliveQuota) // what is no part is weighed as a string
}
