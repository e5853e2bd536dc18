import { copyBody } from './body.js'
import type { AuthRequestInit } from './options.js'

/** A request as it was at the call: what the caller changes later changes nothing, as with fetch. */
export interface Outgoing {
  /** What to send, but for the headers. */
  readonly init: RequestInit
  /** The body of a `Request`, to be put into `init`: it is read, once, since it cannot be sent twice. */
  readonly bodyRead: Promise<Blob> | undefined
}

/** The input when fetch would take it for a `Request`, also one of another realm. */
export function requestOf(input: unknown): Request | undefined {
  if (typeof input !== 'object') return undefined
  const isRequest = input instanceof Request || Object.prototype.toString.call(input) === '[object Request]'
  return isRequest ? (input as Request) : undefined // checked on the line above
}

/** Whether a `Request`'s body is gone, and init brings no other. */
export function isUsedUp(request: Request | undefined, init: RequestInit | undefined): boolean {
  return request !== undefined && (init?.body ?? null) === null && (request.bodyUsed || request.body?.locked === true)
}

/** Copies what belongs to the request of one call. */
export function copyOutgoing(request: Request | undefined, given: AuthRequestInit | null | undefined): Outgoing {
  const init = copyInit(given)
  if (request) keepReferrer(init, request)
  if (init.body === undefined || init.body === null) return { init, bodyRead: request && readBody(request) }
  init.body = copyBody(init.body)
  return { init, bodyRead: undefined }
}

/** Init without `auth`. */
export function copyInit(given: AuthRequestInit | null | undefined): RequestInit {
  const init: Record<string, unknown> = { ...given }
  // An instance has members on its prototypes too, and fetch sees them.
  let source = given ? Reflect.getPrototypeOf(given) : null
  for (; source && source !== Object.prototype; source = Reflect.getPrototypeOf(source)) {
    for (const name of Object.getOwnPropertyNames(source)) {
      if (!(name in init)) init[name] = given?.[name as keyof AuthRequestInit] // whatever it is, fetch reads it
    }
  }
  if ('auth' in init) delete init['auth']
  return init
}

/** Fetch drops a `Request`'s referrer as soon as init has a member, and headers are one; see https://fetch.spec.whatwg.org/#dom-request. */
function keepReferrer(init: RequestInit, { referrer, referrerPolicy }: Request): void {
  for (const name in init) if (init[name as keyof RequestInit] !== undefined) return
  if (referrer !== 'about:client') init.referrer = referrer
  if (referrerPolicy) init.referrerPolicy = referrerPolicy
}

/** Reads a `Request`'s body into a `Blob`: Node before 24 cannot send a buffer again when it follows a redirect. */
function readBody(request: Request): Promise<Blob> | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const body = request.blob()
  // A failure is told to who waits for the body, and nobody does when there is no token.
  body.catch(() => {})
  // Reading marks a body as used at once; a Request without one stays unused.
  return request.bodyUsed ? body : undefined
}

/** The method of a request, in capitals. */
export function methodOf(request: Request | undefined, init: RequestInit | null | undefined): string {
  const method = init?.method ?? request?.method
  return method === undefined ? 'GET' : String(method).toUpperCase()
}
