import * as fc from 'fast-check'

/** The parts of a request as plain data, so the same request can be built twice. */
export interface GeneratedRequest {
  readonly input: 'string' | 'URL' | 'Request' | 'stringifiable'
  /** Which members are in init when the input is a `Request`. */
  readonly split: 'all in the Request' | 'all in init' | 'headers in init' | 'body in init'
  readonly initForm: 'plain' | 'frozen' | 'class' | 'no prototype'
  readonly path: string
  readonly method: string | undefined
  readonly headersForm: 'none' | 'object' | 'pairs' | 'Headers' | 'Map' | 'generator' | 'null' | 'strings' | 'triples'
  readonly headers: readonly (readonly [string, string])[]
  readonly body: (typeof bodyKinds)[number]
  readonly signal: 'none' | 'quiet' | 'aborted' | 'aborted with a reason' | 'null' | 'no signal at all'
  readonly options: Readonly<Record<string, unknown>>
}

const bodyKinds = [
  'none',
  'null',
  'string',
  'empty string',
  'URLSearchParams',
  'FormData',
  'Blob',
  'typed Blob',
  'ArrayBuffer',
  'Uint8Array',
  'DataView',
  'part of a Buffer',
  'shared',
  'stream',
  'number',
] as const

const names = ['X-One', 'x-two', 'ACCEPT', 'Content-Type', 'Cookie', 'X-One', 'Accept-Language', 'bad name', '']
const values = ['1', 'a b', '', 'text/plain', ' padded ', 'latin \u00e9', 'wide \u4e16', 'line\nbreak']

/** Any request: valid ones more often than those that fetch rejects. */
export const anyRequest: fc.Arbitrary<GeneratedRequest> = fc.record({
  input: fc.constantFrom('string', 'URL', 'Request', 'stringifiable'),
  split: fc.constantFrom('all in the Request', 'all in init', 'headers in init', 'body in init'),
  initForm: fc.constantFrom('plain', 'frozen', 'class', 'no prototype'),
  path: fc.constantFrom(
    '/echo',
    '/echo?q=1&q=2#part',
    '/redirect',
    '/redirect-307',
    '/missing',
    '/p\u00e4th/../echo?\u00fc',
    '/empty',
  ),
  method: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(undefined, 'GET', 'POST', 'PUT', 'DELETE') },
    { weight: 2, arbitrary: fc.constantFrom('HEAD', 'PATCH', 'patch', 'post', 'OPTIONS', 'QUERY') },
    { weight: 1, arbitrary: fc.constantFrom('CONNECT', 'TRACE', 'NOT A METHOD', '') },
  ),
  headersForm: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('none', 'object', 'pairs', 'Headers', 'Map', 'generator') },
    { weight: 1, arbitrary: fc.constantFrom('null', 'strings', 'triples') },
  ),
  headers: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...names.slice(0, 7)), fc.constantFrom(...values.slice(0, 6))) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)) },
    ),
    { maxLength: 4 },
  ),
  body: fc.constantFrom(...bodyKinds),
  signal: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('none', 'quiet', 'null') },
    { weight: 1, arbitrary: fc.constantFrom('aborted', 'aborted with a reason', 'no signal at all') },
  ),
  options: fc.record(
    {
      redirect: fc.constantFrom('follow', 'manual', 'error'),
      credentials: fc.constantFrom('omit', 'same-origin', 'include'),
      cache: fc.constantFrom('default', 'no-store', 'no-cache', 'reload', 'only-if-cached', 'wrong'),
      keepalive: fc.boolean(),
      referrer: fc.constantFrom('', 'about:client', 'http://127.0.0.1/elsewhere'),
      referrerPolicy: fc.constantFrom('', 'no-referrer', 'origin'),
      mode: fc.constantFrom('cors', 'same-origin', 'navigate'),
      priority: fc.constantFrom('high', 'low'),
      unknown: fc.constant('kept out'),
    },
    { requiredKeys: [] },
  ),
})

/** Builds the arguments of fetch, or returns `undefined` when their `Request` or `Headers` cannot be built. */
export function makeArguments(
  generated: GeneratedRequest,
  origin: string,
): [RequestInfo | URL, RequestInit?] | undefined {
  const url = `${origin}${generated.path}`
  const members = membersOf(generated)
  if (!members) return undefined
  if (generated.input !== 'Request') {
    const inputs = { string: url, URL: new URL(url), stringifiable: { toString: () => url } as unknown as string }
    const init = toInit(members, generated.initForm)
    return Object.keys(members).length > 0 ? [inputs[generated.input], init] : [inputs[generated.input]]
  }
  try {
    const [own, rest] = splitMembers(members, generated.split)
    const request = new Request(url, own)
    return Object.keys(rest).length > 0 ? [request, toInit(rest, generated.initForm)] : [request]
  } catch {
    return undefined
  }
}

type Members = Record<string, unknown>

function membersOf({ method, headersForm, headers, body, signal, options }: GeneratedRequest): Members | undefined {
  try {
    return {
      ...options,
      ...(method !== undefined && { method }),
      ...(headersForm !== 'none' && { headers: makeHeaders(headersForm, headers) }),
      ...makeBody(body),
      ...makeSignal(signal),
    }
  } catch {
    return undefined
  }
}

function splitMembers(members: Members, split: GeneratedRequest['split']): [Members, Members] {
  if (split === 'all in the Request') return [members, {}]
  if (split === 'all in init') return [{}, members]
  const { headers, body, duplex, ...rest } = members
  const inInit = split === 'headers in init' ? { headers } : { body, duplex }
  const inRequest = split === 'headers in init' ? { body, duplex, ...rest } : { headers, ...rest }
  return [defined(inRequest), defined(inInit)]
}

function defined(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function makeHeaders(form: GeneratedRequest['headersForm'], pairs: GeneratedRequest['headers']): unknown {
  const copies = pairs.map(([name, value]) => [name, value])
  switch (form) {
    case 'object':
      return Object.fromEntries(copies)
    case 'Headers':
      return new Headers(copies as [string, string][]) // pairs, built above
    case 'Map':
      return new Map(copies as [string, string][]) // pairs, built above
    case 'generator':
      return copies.values()
    case 'null':
      return null
    case 'strings':
      return ['ab', 'cd']
    case 'triples':
      return [['x-one', '1', '2']]
    default:
      return copies
  }
}

function makeBody(kind: GeneratedRequest['body']): Members {
  const bytes = new TextEncoder().encode('some bytes \u00e9')
  switch (kind) {
    case 'none':
      return {}
    case 'null':
      return { body: null }
    case 'string':
      return { body: 'a string \u00e9' }
    case 'empty string':
      return { body: '' }
    case 'URLSearchParams':
      return { body: new URLSearchParams({ a: '1', b: '\u00e9' }) }
    case 'FormData':
      return { body: makeForm() }
    case 'Blob':
      return { body: new Blob(['a blob']) }
    case 'typed Blob':
      return { body: new Blob(['{}'], { type: 'application/json' }) }
    case 'ArrayBuffer':
      return { body: bytes.slice().buffer }
    case 'Uint8Array':
      return { body: bytes }
    case 'DataView':
      return { body: new DataView(bytes.buffer, 2, 4) }
    case 'part of a Buffer':
      return { body: Buffer.from('a pooled buffer').subarray(2, 8) }
    case 'shared':
      return { body: new Uint8Array(new SharedArrayBuffer(4)) }
    case 'stream':
      return { body: new Blob(['a stream']).stream(), duplex: 'half' }
    case 'number':
      return { body: 42 }
  }
}

function makeForm(): FormData {
  const form = new FormData()
  form.append('field', 'value')
  form.append('field', 'second')
  form.append('file', new File(['content'], 'name.txt', { type: 'text/plain' }))
  return form
}

function makeSignal(kind: GeneratedRequest['signal']): Members {
  if (kind === 'none') return {}
  if (kind === 'null') return { signal: null }
  if (kind === 'quiet') return { signal: new AbortController().signal }
  if (kind === 'no signal at all') return { signal: {} }
  return { signal: kind === 'aborted' ? AbortSignal.abort() : AbortSignal.abort('a reason') }
}

function toInit(members: Members, form: GeneratedRequest['initForm']): RequestInit {
  if (form === 'frozen') return Object.freeze({ ...members })
  if (form === 'no prototype') return Object.assign(Object.create(null) as RequestInit, members) // an empty object
  if (form === 'plain') return { ...members }
  // Its members are accessors on the prototype, like those of a Request.
  const prototype = {}
  for (const [name, value] of Object.entries(members)) Object.defineProperty(prototype, name, { get: () => value })
  return Object.create(prototype) as RequestInit // an instance
}
