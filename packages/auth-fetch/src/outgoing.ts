import { copyBody } from './body.js'
import type { HeadersCopy } from './headers.js'
import type { AuthRequestInit } from './options.js'

/** A request as it was at the call: what the caller changes later changes nothing, as with fetch. */
export interface Outgoing {
  /** What to send, but for the headers. */
  readonly init: RequestInit
  readonly headers: HeadersCopy
  /** Settles when the body of a `Request` stands in `init`. */
  readonly bodyRead: Promise<void> | undefined
  /** Whether the body can be sent twice. */
  readonly replayable: boolean
}

/** The input when fetch would take it for a `Request`, also one of another realm. */
export function requestOf(input: unknown): Request | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  const isRequest =
    (typeof Request === 'function' && input instanceof Request) || Object.prototype.toString.call(input) === '[object Request]'
  return isRequest ? (input as Request) : undefined // checked on the line above
}

/** Copies what belongs to the request of one call. A `Request`'s body is read, once, since it cannot be sent twice. */
export function copyOutgoing(request: Request | undefined, given: AuthRequestInit | undefined, headers: HeadersCopy): Outgoing {
  const init: RequestInit = copyInit(given)
  const { body, replayable } = copyBody(init.body, init.keepalive)
  if (body !== undefined) init.body = body
  let bodyRead: Promise<void> | undefined
  if (request) {
    if (isEmpty(init)) keepReferrer(init, request)
    if (!init.body) bodyRead = readBody(init, request)
  }
  return { init, headers, bodyRead, replayable }
}

/** Init without `auth`; its members may stand on a prototype, as those of a `Request` given as init do. */
export function copyInit(given: AuthRequestInit | undefined): RequestInit {
  const init: AuthRequestInit = { ...given }
  if (given && !isPlain(given)) {
    // A dictionary may be any object: take what fetch would see.
    for (const key in given) Object.assign(init, { [key]: given[key as keyof AuthRequestInit] })
  }
  if ('auth' in init) delete (init as { auth?: unknown }).auth // readonly for callers, and this object is ours
  return init
}

function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object)
  return prototype === Object.prototype || prototype === null
}

function isEmpty(init: object): boolean {
  for (const _ in init) return false
  return true
}

/** Fetch drops a `Request`'s referrer as soon as init has any member; see https://fetch.spec.whatwg.org/#dom-request. */
function keepReferrer(init: RequestInit, { referrer, referrerPolicy }: Request): void {
  if (referrer !== undefined) init.referrer = referrer
  if (referrerPolicy !== undefined) init.referrerPolicy = referrerPolicy
}

function readBody(init: RequestInit, request: Request): Promise<void> | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const bytes = request.arrayBuffer()
  // Reading marks a body as used at once; a Request without one stays unused.
  if (!request.bodyUsed) return undefined
  return bytes.then((buffer) => {
    init.body = buffer
  })
}

/** The headers of a request: those of init replace a `Request`'s, as fetch has it. */
export function headersOf(request: Request | undefined, init: RequestInit | undefined): HeadersInit | undefined {
  return init?.headers === undefined ? request?.headers : init.headers
}

/** The signal of a request: `null` in init takes away a `Request`'s own. */
export function signalOf(request: Request | undefined, init: RequestInit | undefined): AbortSignal | null | undefined {
  return init?.signal === undefined ? request?.signal : init.signal
}

/** The method of a request, in capitals. */
export function methodOf(request: Request | undefined, init: RequestInit | undefined): string {
  return String(init?.method ?? request?.method ?? 'GET').toUpperCase()
}
