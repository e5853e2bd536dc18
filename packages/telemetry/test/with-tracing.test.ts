import { context, diag, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base'
import { StackContextManager } from '@opentelemetry/sdk-trace-web'
import { createAuthFetch, type AuthFetchEvent, type AuthFetchOptions } from '@x/auth-fetch'
import { createFakeToken } from '@x/testing'
import { withTracing } from '@x/telemetry'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { listen } from './support/listen.js'

const api = 'https://api.example.com'
const exporter = new InMemorySpanExporter()

beforeEach(() => {
  exporter.reset()
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
})

afterEach(() => {
  trace.disable()
  context.disable()
  propagation.disable()
})

/** An `authFetch` whose requests are answered with these statuses in turn, and then with 200. */
function create(options: Partial<AuthFetchOptions> = {}, statuses: number[] = []) {
  const sent: Request[] = []
  const authFetch = createAuthFetch(
    withTracing({
      getToken: (asked?: { skipCache?: boolean }) => (asked?.skipCache ? 'newer' : 'token'),
      origins: [api],
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        sent.push(new Request(input, init))
        return new Response(null, { status: statuses.shift() ?? 200 })
      },
      ...options,
    }),
  )
  return { authFetch, sent }
}

const spans = () => exporter.getFinishedSpans()
const named = (name: string) => spans().filter((span) => span.name === name)
const ms = ([seconds, nanos]: ReadableSpan['startTime']) => seconds * 1000 + nanos / 1e6
const root = () => named('authFetch GET')[0] as ReadableSpan // each test has made one

it('records the call, the wait for the token and the network as spans of one trace', async () => {
  const wait = () => new Promise<string>((resolve) => setTimeout(resolve, 40, 'token'))
  const { authFetch } = create({ getToken: wait })
  await authFetch(`${api}/orders?secret=1#part`)
  expect(spans().map(({ name }) => name)).toEqual(['getToken', 'GET', 'authFetch GET'])
  const [token, network, call] = spans() as [ReadableSpan, ReadableSpan, ReadableSpan] // as just checked
  expect(new Set(spans().map((span) => span.spanContext().traceId)).size).toBe(1)
  expect([token, network].map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual([
    call.spanContext().spanId,
    call.spanContext().spanId,
  ])
  expect([token, network, call].map(({ kind }) => kind)).toEqual([
    SpanKind.INTERNAL,
    SpanKind.CLIENT,
    SpanKind.INTERNAL,
  ])
  expect(call.attributes).toEqual({
    'http.request.method': 'GET',
    'url.full': `${api}/orders`,
    'http.response.status_code': 200,
    'auth_fetch.authorized': true,
    'auth_fetch.replayed': false,
  })
  // A timer may be a little early.
  expect(ms(token.duration)).toBeGreaterThan(30)
  expect(ms(network.duration)).toBeLessThan(ms(call.duration) - 30)
  expect(ms(token.startTime)).toBeGreaterThanOrEqual(ms(call.startTime))
  expect(ms(network.startTime)).toBeGreaterThanOrEqual(ms(token.endTime))
})

it('ends no span before its start or outside of its call', async () => {
  const problems: string[] = []
  const note = (message: string) => void problems.push(message)
  diag.setLogger({ error: note, warn: note, info: note, debug() {}, verbose() {} })
  onTestFinished(() => diag.disable())
  // The first three are rejected: more refreshes are not forced in ten seconds.
  const { authFetch } = create(
    {},
    Array.from({ length: 103 }, (_, index) => (index < 6 && index % 2 === 0 ? 401 : 200)),
  )
  for (let i = 0; i < 100; i += 1) await authFetch(`${api}/orders`)
  expect(problems).toEqual([])
  expect(named('getToken')).toHaveLength(103)
  for (const call of named('authFetch GET')) {
    const { traceId } = call.spanContext()
    for (const span of spans().filter((other) => other.spanContext().traceId === traceId)) {
      expect(ms(span.duration)).toBeGreaterThanOrEqual(0)
      expect(ms(span.startTime)).toBeGreaterThanOrEqual(ms(call.startTime))
      expect(ms(span.endTime)).toBeLessThanOrEqual(ms(call.endTime))
    }
  }
})

it('joins the trace of its caller in a browser, where no context outlives a tick', async () => {
  context.disable()
  context.setGlobalContextManager(new StackContextManager().enable())
  const { authFetch } = create({ getToken: () => new Promise((resolve) => setTimeout(resolve, 5, 'token')) })
  const click = trace.getTracer('app').startSpan('click')
  await context.with(trace.setSpan(context.active(), click), () => authFetch(`${api}/orders`))
  expect(root().parentSpanContext?.spanId).toBe(click.spanContext().spanId)
})

it('sends the traceparent of the network span', async () => {
  const { authFetch, sent } = create()
  await authFetch(`${api}/orders`, { headers: { 'X-Own': '1' } })
  const { traceId, spanId } = (named('GET')[0] as ReadableSpan).spanContext()
  expect(sent[0]?.headers.get('traceparent')).toBe(`00-${traceId}-${spanId}-01`)
  expect(sent[0]?.headers.get('x-own')).toBe('1')
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer token')
})

it('records a replay as an event, and each send as a span', async () => {
  const { authFetch, sent } = create({}, [401])
  await authFetch(`${api}/orders`)
  expect(root().events.map(({ name, attributes }) => [name, attributes])).toEqual([
    ['refresh', { 'auth_fetch.outcome': 'newer' }],
    ['replay', {}],
  ])
  expect(root().attributes).toMatchObject({ 'auth_fetch.replayed': true, 'http.response.status_code': 200 })
  expect(root().status.code).toBe(SpanStatusCode.UNSET)
  const statusOf = ({ attributes, status }: ReadableSpan) => [
    attributes['http.response.status_code'],
    attributes['http.request.resend_count'],
    status.code,
  ]
  expect(named('GET').map(statusOf)).toEqual([
    [401, undefined, SpanStatusCode.ERROR],
    [200, 1, SpanStatusCode.UNSET],
  ])
  expect(spans().map(({ name }) => name)).toEqual(['getToken', 'GET', 'getToken', 'GET', 'authFetch GET'])
  expect(new Set(sent.map(({ headers }) => headers.get('traceparent'))).size).toBe(2)
})

it.each([
  ['an origin that nobody named', 'https://evil.example/x', {}, 'origin', false],
  ['a request with auth: false', 'https://evil.example/x', { auth: false as const }, 'opted-out', false],
  ['a public origin', 'https://public.example/x', {}, 'public', true],
  ['a header of the caller', `${api}/x`, { headers: { Authorization: 'Bearer mine' } }, 'caller', true],
])('sends traceparent only where a token may go: %s', async (_name, url, init, reason, isTraced) => {
  const { authFetch, sent } = create({ origins: [api, { origin: 'https://public.example', auth: false }] })
  await authFetch(url, init)
  expect(sent[0]?.headers.has('traceparent')).toBe(isTraced)
  expect(root().events.map(({ name, attributes }) => [name, attributes])).toEqual([
    ['skipped', { 'auth_fetch.reason': reason }],
  ])
  expect(spans().map(({ name }) => name)).toEqual(['GET', 'authFetch GET'])
})

it('keeps traceparent on a redirect on which fetch drops Authorization', async () => {
  const other = await listen((_request, response) => response.end())
  const own = await listen((_request, response) => response.writeHead(307, { Location: other.origin }).end())
  const options = withTracing({ getToken: () => 'token', origins: [own.origin] })
  expect((await createAuthFetch(options)(own.origin)).url).toBe(`${other.origin}/`)
  expect(own.seen[0]).toMatchObject({ authorization: 'Bearer token', traceparent: expect.any(String) })
  expect(other.seen[0]?.authorization).toBeUndefined()
  expect(other.seen[0]?.['traceparent']).toBe(own.seen[0]?.['traceparent'])
})

it("leaves the caller's own traceparent", async () => {
  const { authFetch, sent } = create()
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  await authFetch(new Request(`${api}/orders`, { headers: { traceparent, 'X-Own': '1' } }))
  expect(sent[0]?.headers.get('traceparent')).toBe(traceparent)
})

it('keeps the headers, the method and the body of a Request', async () => {
  const { authFetch, sent } = create()
  await authFetch(new Request(`${api}/orders`, { method: 'PUT', body: 'tea', headers: { 'X-Own': '1' } }))
  expect(sent[0]?.method).toBe('PUT')
  expect(sent[0]?.headers.get('x-own')).toBe('1')
  expect(sent[0]?.headers.has('traceparent')).toBe(true)
  expect(await sent[0]?.text()).toBe('tea')
  await authFetch(new Request(`${api}/orders`, { headers: { Authorization: 'Bearer mine', 'X-Own': '2' } }))
  expect(['authorization', 'x-own'].map((name) => sent[1]?.headers.get(name))).toEqual(['Bearer mine', '2'])
  expect(sent[1]?.headers.has('traceparent')).toBe(true)
})

it('names the error of a call that rejects, and ends every span', async () => {
  const { authFetch } = create({ getToken: () => null })
  await expect(authFetch(`${api}/orders`)).rejects.toThrow('nobody is signed in')
  const failing = create({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) })
  await expect(failing.authFetch(`${api}/orders`)).rejects.toThrow(TypeError)
  const broken = create({ getToken: () => Promise.reject(new Error('down')) })
  await expect(broken.authFetch(`${api}/orders`)).rejects.toThrow('getToken')
  expect(spans().map(({ name, attributes }) => [name, attributes['error.type']])).toEqual([
    ['getToken', undefined],
    ['authFetch GET', 'SignedOutError'],
    ['getToken', undefined],
    ['GET', 'TypeError'],
    ['authFetch GET', 'TypeError'],
    ['getToken', 'TokenError'],
    ['authFetch GET', 'TokenError'],
  ])
  expect(named('authFetch GET').every(({ status }) => status.code === SpanStatusCode.ERROR)).toBe(true)
})

it('joins the span that is active at the call, and keeps calls apart', async () => {
  const { authFetch } = create()
  const tracer = trace.getTracer('app')
  const parents = ['one', 'two'].map((name) => tracer.startSpan(name))
  await Promise.all(
    parents.map((span, index) =>
      context.with(trace.setSpan(ROOT_CONTEXT, span), () => authFetch(`${api}/orders/${index}`)),
    ),
  )
  for (const [index, parent] of parents.entries()) {
    const call = named('authFetch GET').find(({ attributes }) => attributes['url.full'] === `${api}/orders/${index}`)
    expect(call?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId)
    const network = named('GET').find(({ attributes }) => attributes['url.full'] === `${api}/orders/${index}`)
    expect(network?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId)
  }
})

it('adds nothing where no provider is registered, and calls your own onEvent', async () => {
  trace.disable()
  const seen: AuthFetchEvent[] = []
  const { authFetch, sent } = create({ onEvent: (event) => seen.push(event) })
  await authFetch(`${api}/orders`)
  expect(sent[0]?.headers.has('traceparent')).toBe(false)
  expect(seen.map(({ type }) => type)).toEqual(['wait', 'token', 'request', 'response'])
  expect(spans()).toEqual([])
})

it('continues a call whose options are created again in the meantime', async () => {
  const make = (): Partial<AuthFetchOptions> => withTracing({ fetch: async () => new Response() })
  let options = make()
  const authFetch = createAuthFetch({
    getToken: () => 'token',
    origins: [api],
    onEvent(event) {
      options.onEvent?.(event)
      options = make()
    },
    fetch: (input, init) => options.fetch?.(input, init) ?? Promise.reject(new Error('There is no fetch.')),
  })
  await authFetch(`${api}/orders`)
  expect(spans().map(({ name }) => name)).toEqual(['getToken', 'GET', 'authFetch GET'])
})

it('records no token', async () => {
  const token = createFakeToken({ sub: 'user_ada' })
  const { authFetch } = create({ getToken: () => token }, [401, 500])
  await authFetch(`${api}/orders?jwt=${token}`)
  const text = JSON.stringify(
    spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
  )
  expect(text).toContain('/orders')
  expect(text).not.toContain(token.slice(0, 20))
})
