import type { AuthRequestInit } from './options.js'
import { noop } from './utils.js'

/** The most bytes that a browser sends in the bodies of `keepalive` requests; see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch. */
const keepaliveQuota = 65_536

/** Returns the input as a `Request` where fetch treats it as one, else `undefined`. Of other objects the platform makes a `Request`. */
export function toRequest(input: RequestInfo | URL): Request | undefined {
  if (typeof input !== 'object' || input instanceof URL) return undefined
  return input instanceof Request ? input : new Request(input)
}

/** Returns a member of a `Request` as fetch sees it. A subclass, a proxy or a property set by hand may return something else. */
export function getRequestMember<K extends keyof Request>(request: Request, name: K): Request[K] {
  // A polyfill has its members on the instance, and its fetch reads them there.
  const source = name in Request.prototype ? Request.prototype : request
  return Reflect.get(source, name, request)
}

/** Returns the method of a request in capitals. */
export function getMethod(request: Request | undefined, init: RequestInit | null | undefined): string {
  const method = init?.method ?? (request && getRequestMember(request, 'method'))
  return method === undefined ? 'GET' : String(method).toUpperCase()
}

/**
 * Copies init: as with fetch, later changes to the original have no effect.
 *
 * @throws TypeError when init is not an object
 */
export function copyInit(original: AuthRequestInit): RequestInit {
  const init: Record<string, unknown> = { ...original }
  // fetch also reads the members that a class instance inherits.
  let source = Reflect.getPrototypeOf(original)
  for (; source && source !== Object.prototype; source = Reflect.getPrototypeOf(source))
    for (const name of Object.getOwnPropertyNames(source)) init[name] = original[name as keyof AuthRequestInit] // fetch ignores the others
  if (init['body']) init['body'] = copyBody(init['body'] as BodyInit) // other values are passed to fetch unchanged
  return init
}

/** Copies the referrer into init: fetch drops that of a `Request` when init has a member such as headers; see https://fetch.spec.whatwg.org/#dom-request. */
export function keepReferrer(init: RequestInit, request: Request): void {
  const referrer = getRequestMember(request, 'referrer')
  const referrerPolicy = getRequestMember(request, 'referrerPolicy')
  // fetch does not know the members that this package adds.
  const isEmpty = Object.entries(init).every(([name, value]) => value === undefined || /^(auth|schema)$/.test(name))
  if (isEmpty && (referrer !== 'about:client' || referrerPolicy)) Object.assign(init, { referrer, referrerPolicy })
}

/** Copies a body, since fetch reads it at the call and the token arrives later. A stream is returned as it is. */
export function copyBody(body: BodyInit): BodyInit {
  if (typeof body !== 'object') return body
  if ('byteLength' in body) {
    // The copy of a shared buffer is shared too, so fetch rejects it as it would the original.
    const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(body) ? body : new Uint8Array(body)
    return new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength))
  }
  // FormData or URLSearchParams. React Native's FormData cannot be iterated and is used as it is.
  if (!('append' in body && Symbol.iterator in body)) return body
  // Not `body.constructor` first: the methods of a subclass may behave differently.
  const Class = [URLSearchParams, FormData].find((base) => body instanceof base) ?? body.constructor
  const copy = new (Class as new () => FormData)() // both classes have this constructor and append()
  for (const [name, value] of body) copy.append(name, value)
  return copy
}

/** Whether the request sends the body of the `Request`, not one of init. */
export function usesRequestBody(request: Request, init: RequestInit): boolean {
  return (init.body ?? null) === null && !/^(GET|HEAD)$/.test(getRequestMember(request, 'method'))
}

/** Reads the body of a `Request` into a `Blob`: Node before 24 cannot send a buffer again when it follows a redirect. */
export function readRequestBody(request: Request): Promise<Blob> | undefined {
  // Without a type: fetch would send it as Content-Type, even when the caller's headers have none.
  const body = getRequestMember(request, 'blob')
    .call(request)
    .then((blob) => new Blob([blob], { type: '' }))
  // A failure is reported to the code that waits for the body. Without a token, none does.
  body.catch(noop)
  // Reading sets `bodyUsed` at once, unless the Request has no body.
  return getRequestMember(request, 'bodyUsed') ? body : undefined
}

/** Whether a body can be sent twice: not a stream, and not a `keepalive` body above the quota. */
export function isReplayable(input: RequestInfo, { body, keepalive }: RequestInit): boolean {
  if ('getReader' in Object(body) || Symbol.asyncIterator in Object(body)) return false
  const isLimited = keepalive ?? (typeof input === 'object' && getRequestMember(input, 'keepalive'))
  return !isLimited || new Blob([body as BlobPart]).size <= keepaliveQuota // Blob turns other values into strings
}
