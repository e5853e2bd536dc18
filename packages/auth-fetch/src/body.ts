/** Chromium's quota for the bodies of keepalive requests; see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch. */
const keepaliveQuota = 65_536

export interface BodyCopy {
  readonly body: BodyInit | null | undefined
  /** Whether it can be sent twice. */
  readonly replayable: boolean
}

/**
 * Takes a body as it is now, since fetch too reads it at the call and the token comes later. A stream, and what is not known
 * here, is handed through and sent once.
 */
export function copyBody(body: BodyInit | null | undefined, keepalive = false): BodyCopy {
  if (body === null || body === undefined) return { body, replayable: true }
  if (typeof body === 'string') return { body, replayable: !keepalive || body.length <= keepaliveQuota }
  if (body instanceof Blob) return { body, replayable: !keepalive || body.size <= keepaliveQuota }
  if (body instanceof URLSearchParams) return { body: new URLSearchParams(body), replayable: true }
  if (body instanceof FormData) return { body: copyFormData(body), replayable: true }
  if (body instanceof ArrayBuffer) return copyBytes(new Uint8Array(body), keepalive)
  if (ArrayBuffer.isView(body) && body.buffer instanceof ArrayBuffer) {
    return copyBytes(new Uint8Array(body.buffer, body.byteOffset, body.byteLength), keepalive)
  }
  return { body, replayable: false }
}

function copyBytes(bytes: Uint8Array<ArrayBuffer>, keepalive: boolean): BodyCopy {
  return { body: bytes.slice(), replayable: !keepalive || bytes.byteLength <= keepaliveQuota }
}

function copyFormData(form: FormData): FormData {
  const copy = new FormData()
  // React Native's FormData cannot be iterated; it is used as it is.
  if (!(Symbol.iterator in form)) return form
  for (const [name, value] of form) copy.append(name, value)
  return copy
}
