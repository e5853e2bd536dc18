import type { TokenCall } from './call.js'
import { platformMember } from './member.js'

/** What a browser lets the bodies of `keepalive` requests weigh; see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch. */
const keepaliveQuota = 65_536

/** Takes a body as it is now, since fetch too reads it at the call and the token comes later. A stream is handed through. */
export function copyBody(body: BodyInit): BodyInit {
  if (typeof body !== 'object') return body
  if ('byteLength' in body) {
    // The copy of a shared buffer is shared too, for fetch to refuse.
    const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(body) ? body : new Uint8Array(body)
    return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength))
  }
  // A FormData or URLSearchParams; React Native's FormData cannot be iterated, and is used as it is.
  if (!('append' in body && Symbol.iterator in body)) return body
  // Not of the class that inherits from it: its methods may do, or refuse, something else.
  const Kind = [URLSearchParams, FormData].find((kind) => body instanceof kind) ?? body.constructor
  const copy = new (Kind as new () => FormData)()
  for (const [name, value] of body) copy.append(name, value)
  return copy
}

/** Whether a call can be sent twice: not with a stream, nor with a body that `keepalive` has no room for. */
export function isReplayable({ target, init: { body, keepalive } }: TokenCall): boolean {
  if ('getReader' in Object(body) || Symbol.asyncIterator in Object(body)) return false
  const isLimited = keepalive ?? (typeof target === 'object' && platformMember(target, 'keepalive'))
  return !isLimited || new Blob([body as BlobPart]).size <= keepaliveQuota // what is no part is weighed as a string
}
