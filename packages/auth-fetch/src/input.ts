import { ignore } from './ignore.js'
import { copyBody } from './body.js'
import { platformMember } from './member.js'
import type { AuthRequestInit } from './options.js'

/** The input when fetch takes it for a `Request`. Of what is neither that nor a text, the platform makes one. */
export function requestOf(input: RequestInfo | URL): Request | undefined {
  if (typeof input !== 'object' || input instanceof URL) return undefined
  return input instanceof Request ? input : new Request(input)
}

/** The method of a request, in capitals. */
export function methodOf(request: Request | undefined, init: RequestInit | null | undefined): string {
  const method = init?.method ?? (request && platformMember(request, 'method'))
  return method === undefined ? 'GET' : String(method).toUpperCase()
}

/**
 * Copies init as it is now: what the caller changes later changes nothing, as with fetch.
 *
 * @throws TypeError when it is no object
 */
export function copyInit(given: AuthRequestInit): RequestInit {
  const init: Record<string, unknown> = { ...given }
  // An instance has members on its prototypes too, and fetch sees them.
  let source = Reflect.getPrototypeOf(given)
  for (; source && source !== Object.prototype; source = Reflect.getPrototypeOf(source))
    for (const name of Object.getOwnPropertyNames(source)) init[name] = given[name as keyof AuthRequestInit] // whatever it is, fetch reads it
  if (init['body']) init['body'] = copyBody(init['body'] as BodyInit) // what is none is handed through
  return init
}

/** Fetch drops a `Request`'s referrer as soon as init has a member, and headers are one; see https://fetch.spec.whatwg.org/#dom-request. */
export function keepReferrer(init: RequestInit, request: Request): void {
  const referrer = platformMember(request, 'referrer')
  const referrerPolicy = platformMember(request, 'referrerPolicy')
  // Ours are none to fetch.
  const isEmpty = Object.entries(init).every(([name, value]) => value === undefined || /^(auth|schema)$/.test(name))
  if (isEmpty && (referrer !== 'about:client' || referrerPolicy)) Object.assign(init, { referrer, referrerPolicy })
}

/** Whether the body that is sent is that of the `Request`. */
export function hasOwnBody(request: Request, init: RequestInit): boolean {
  return (init.body ?? null) === null && !/^(GET|HEAD)$/.test(platformMember(request, 'method'))
}

/** Reads a `Request`'s body into a `Blob`: Node before 24 cannot send a buffer again when it follows a redirect. */
export function readBody(request: Request): Promise<Blob> | undefined {
  // Without a type: fetch would make a Content-Type of it, also where the headers of init leave it out.
  const body = platformMember(request, 'blob')
    .call(request)
    .then((blob) => new Blob([blob], { type: '' }))
  // A failure is told to who waits for the body, and nobody does when there is no token.
  body.catch(ignore)
  // Reading marks a body as used at once; a Request without one stays unused.
  return platformMember(request, 'bodyUsed') ? body : undefined
}
