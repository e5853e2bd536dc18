/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import {
  createAuthFetch,
  createFetcher,
  createQueryFn,
  fetchJson,
  type HttpError,
  type JsonRequestInit,
  type SchemaError,
} from '../src/index.js'
import { errorOf } from './support/deferred.js'
import { listen, startServer, type Answer } from './support/start-server.js'

const json = { 'content-type': 'application/json' }

/** Fetches from a server with this response. */
async function fetchAnswer(answer: Answer, init?: JsonRequestInit, path = '/notes?secret=1'): Promise<unknown> {
  const { origin } = await startServer(() => answer)
  return fetchJson(createAuthFetch({ getToken: () => 'good', origins: [origin] }), `${origin}${path}`, init)
}

describe('fetchJson', () => {
  it.each<[string, Answer, unknown]>([
    ['an object', { body: '{"a":[1]}', headers: json }, { a: [1] }],
    ['JSON under any content type', { body: '[1]', headers: { 'content-type': 'text/plain' } }, [1]],
    ['JSON without a content type', { body: 'true' }, true],
    ['null', { body: 'null', headers: json }, null],
    ['JSON after a byte order mark', { body: '\ufeff1', headers: json }, 1],
    ['204', { status: 204 }, undefined],
    ['205', { status: 205 }, undefined],
    ['an empty body', { body: '', headers: json }, undefined],
  ])('fetchJson returns %s', async (_, answer, data) => {
    expect(await fetchAnswer(answer)).toEqual(data)
  })

  it('fetchJson returns undefined for HEAD', async () => {
    expect(await fetchAnswer({ body: '{}', headers: json }, { method: 'HEAD' })).toBe(undefined)
  })

  it.each([
    [
      'an HTML page',
      { body: '<!doctype html><p>secret', headers: { 'content-type': 'text/html; charset=utf-8' } },
      /200 with text\/html.*not valid JSON.*sign-in/s,
    ],
    ['truncated JSON', { body: '{"secret":', headers: json }, /200 with application\/json.*not valid JSON/s],
    ['text without a type', { body: 'secret' }, /no content type/],
  ])('fetchJson throws a ParseError for %s, without the body', async (_, answer, message) => {
    const error = await errorOf(fetchAnswer(answer))
    expect(error).toMatchObject({ name: 'ParseError', code: 'parse', message: expect.stringMatching(message) })
    expect(error).toMatchObject({ message: expect.stringMatching(/^GET http:\/\/127\.0\.0\.1:\d+\/notes answered/) })
    expect(JSON.stringify([error, String(error), (error as Error).cause ?? ''])).not.toMatch(/secret/) // it is an Error
  })

  it('fetchJson passes on every form of input, with init and auth', async () => {
    const { origin, seen } = await startServer(() => ({ body: '1' }))
    const authFetch = createAuthFetch({ getToken: ({ template } = {}) => template ?? 'plain', origins: [origin] })
    await fetchJson(authFetch, `${origin}/a`, {
      method: 'POST',
      body: 'b',
      auth: { template: 'api' },
      schema: z.number(),
    })
    await fetchJson(authFetch, new URL(`${origin}/a`), { auth: false })
    await fetchJson(authFetch, new Request(`${origin}/a`, { method: 'PUT' }))
    await fetchJson(fetch, `${origin}/a`)
    expect(seen.map(({ method, authorization, body }) => [method, authorization, body])).toEqual([
      ['POST', 'Bearer api', 'b'],
      ['GET', undefined, ''],
      ['PUT', 'Bearer plain', ''],
      ['GET', undefined, ''],
    ])
  })

  it('fetchJson passes on errors of fetch unchanged', async () => {
    const failure = new TypeError('fetch failed')
    expect(await errorOf(fetchJson(() => Promise.reject(failure), 'https://api.example.com/'))).toBe(failure)
    const signedOut = createAuthFetch({ getToken: () => null, baseUrl: 'https://api.example.com' })
    expect(await errorOf(fetchJson(signedOut, '/'))).toMatchObject({ code: 'signed_out' })
  })
})

describe('HttpError', () => {
  const failWith = async (answer: Answer, init?: JsonRequestInit) =>
    (await errorOf(fetchAnswer(answer, init))) as HttpError // checked by each test

  it.each<[string, Answer, Partial<HttpError>]>([
    [
      'JSON',
      { status: 400, body: '{"code":1}', headers: json },
      { status: 400, data: { code: 1 }, problem: undefined },
    ],
    [
      'JSON sent as text, as Clerk does',
      { status: 403, body: '{"clerk_error":{}}', headers: { 'content-type': 'text/plain' } },
      { status: 403, data: { clerk_error: {} } },
    ],
    ['text', { status: 500, body: 'it broke' }, { status: 500, data: 'it broke' }],
    ['nothing', { status: 404 }, { status: 404, data: undefined }],
    ['null', { status: 404, body: 'null', headers: json }, { status: 404, data: null }],
    [
      'a problem',
      {
        status: 422,
        body: '{"title":"No","x":1}',
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      },
      { status: 422, data: { title: 'No', x: 1 }, problem: { title: 'No', x: 1 } },
    ],
    [
      'an invalid problem',
      { status: 422, body: '5', headers: { 'content-type': 'application/problem+json' } },
      { data: 5, problem: undefined },
    ],
    ['a redirect not followed', { status: 304 }, { status: 304 }],
  ])('An HttpError includes %s', async (_, answer, members) => {
    expect(await failWith(answer)).toMatchObject({ name: 'HttpError', code: 'http', ...members })
  })

  it('An HttpError names the method and the URL without query, and holds the response', async () => {
    const error = await failWith({ status: 500 }, { method: 'delete' })
    expect(error.message).toMatch(/^DELETE http:\/\/127\.0\.0\.1:\d+\/notes failed with status 500$/)
    expect(error.response.status).toBe(500)
    expect(Object.keys(error)).not.toContain('response')
  })

  it.each<[string, Record<string, string>, number | undefined]>([
    ['Retry-After in seconds', { 'retry-after': '120' }, 120_000],
    [
      'Retry-After as a date, by the server\u2019s own clock',
      { 'retry-after': 'Fri, 01 Jan 2027 00:00:30 GMT', date: 'Fri, 01 Jan 2027 00:00:00 GMT' },
      30_000,
    ],
    [
      'a date in the past',
      { 'retry-after': 'Fri, 01 Jan 2027 00:00:00 GMT', date: 'Fri, 01 Jan 2027 00:01:00 GMT' },
      0,
    ],
    ['RateLimit-Reset', { 'ratelimit-reset': '7' }, 7_000],
    ['both headers', { 'retry-after': '1', 'ratelimit-reset': '7' }, 1_000],
    ['a Retry-After that says nothing', { 'retry-after': 'soon', 'ratelimit-reset': '7' }, 7_000],
    ['neither header', {}, undefined],
    ['nonsense', { 'ratelimit-reset': '-1' }, undefined],
    ['a Unix time instead of seconds', { 'ratelimit-reset': '1795880000' }, undefined],
    ['a negative Retry-After', { 'retry-after': '-1' }, undefined],
    ['two joined values', { 'retry-after': '10, 20' }, undefined],
    ['words and a number', { 'retry-after': 'Wed 5' }, undefined],
    [
      'an older date format',
      { 'retry-after': 'Friday, 01-Jan-27 00:00:30 GMT', date: 'Fri, 01 Jan 2027 00:00:00 GMT' },
      30_000,
    ],
  ])('An HttpError reads the wait from %s', async (_, headers, retryAfter) => {
    expect((await failWith({ status: 429, headers })).retryAfter).toBe(retryAfter)
  })

  it('An HttpError uses the end of a quota as a wait only when the quota is used up', async () => {
    const reset = { 'ratelimit-reset': '900' }
    expect((await failWith({ status: 500, headers: reset })).retryAfter).toBeUndefined()
    const rest = { ...reset, 'ratelimit-remaining': '7' }
    expect((await failWith({ status: 503, headers: rest })).retryAfter).toBeUndefined()
    const none = { ...reset, 'ratelimit-remaining': '0' }
    expect((await failWith({ status: 503, headers: none })).retryAfter).toBe(900_000)
  })

  it("An HttpError reads a date by the client's clock when the server sends none", async () => {
    const until = new Date(Date.now() + 60_000).toUTCString()
    const response = new Response(null, { status: 503, headers: { 'retry-after': until } })
    const error = (await errorOf(fetchJson(() => Promise.resolve(response), 'https://api.example.com/'))) as HttpError // status 503
    expect(error.retryAfter).toBeGreaterThan(55_000)
    expect(error.retryAfter).toBeLessThanOrEqual(60_000)
  })

  it('An HttpError reads up to 64 KiB of an endless body and cancels the rest', async () => {
    let isClosed: (() => void) | undefined
    const closed = new Promise<void>((resolve) => (isClosed = resolve))
    const { origin, stop } = await listen((_, response) => {
      response.writeHead(500, json)
      const timer = setInterval(() => response.write('x'.repeat(50_000)), 1)
      response.on('close', () => {
        clearInterval(timer)
        isClosed?.()
      })
    })
    onTestFinished(stop)
    const error = (await errorOf(fetchJson(fetch, origin))) as HttpError // status 500
    expect(error.data).toBe('x'.repeat(65_536))
    await closed
  })

  it('An HttpError splits no character between two chunks, and reads a body without a stream up to the limit', async () => {
    const bytes = new TextEncoder().encode('"\u4e16\u754c"')
    const chunks = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const failing = (response: Response) =>
      errorOf(fetchJson(() => Promise.resolve(response), 'https://api.example.com/'))
    expect(await failing(new Response(chunks, { status: 500 }))).toMatchObject({ data: '\u4e16\u754c' })
    const streamless = new Response('x'.repeat(70_000), { status: 500 })
    Object.defineProperty(streamless, 'body', { value: undefined })
    expect(await failing(streamless)).toMatchObject({ data: 'x'.repeat(65_536) })
  })

  it('No HttpError is thrown when the request is aborted while its body is read', async () => {
    const { origin, stop } = await listen((_, response) => void response.writeHead(500).write('half'))
    onTestFinished(stop)
    const controller = new AbortController()
    const call = errorOf(fetchJson(fetch, origin, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 50)
    expect(await call).toMatchObject({ name: 'AbortError' })
  })
})

describe('the option schema', () => {
  const answer = { body: '{"id":"7","at":"2026-01-01"}', headers: json }

  it.each<[string, JsonRequestInit]>([
    ['zod', { schema: z.object({ id: z.coerce.number(), at: z.string().transform((text) => text.length) }) }],
    [
      'valibot',
      {
        schema: v.object({
          id: v.pipe(v.string(), v.transform(Number)),
          at: v.pipe(
            v.string(),
            v.transform((text) => text.length),
          ),
        }),
      },
    ],
    ['arktype', { schema: type({ id: 'string.numeric.parse', at: type('string').pipe((text) => text.length) }) }],
  ])('A schema of %s validates the body, and its output is returned', async (_, init) => {
    expect(await fetchAnswer(answer, init)).toEqual({ id: 7, at: 10 })
  })

  it.each<[string, JsonRequestInit]>([
    ['zod', { schema: z.object({ id: z.number() }) }],
    ['valibot', { schema: v.object({ id: v.number() }) }],
    ['arktype', { schema: type({ id: 'number' }) }],
  ])('A schema of %s that does not match throws a SchemaError with its issues', async (_, init) => {
    const error = await errorOf(fetchAnswer(answer, init))
    expect(error).toMatchObject({
      name: 'SchemaError',
      code: 'schema',
      message: expect.stringMatching(/^GET .*\/notes .*id/),
    })
    expect((error as SchemaError).issues.map(({ message }) => typeof message)).toEqual(['string']) // its code says so
  })

  it('A schema may be asynchronous, and also validates an empty body', async () => {
    const schema = z.string().refine((text) => Promise.resolve(text === 'a'))
    expect(await fetchAnswer({ body: '"a"' }, { schema })).toBe('a')
    expect(await errorOf(fetchAnswer({ body: '"b"' }, { schema }))).toMatchObject({ code: 'schema' })
    expect(await fetchAnswer({ status: 204 }, { schema: z.undefined() })).toBe(undefined)
    expect(await errorOf(fetchAnswer({ status: 204 }, { schema: z.object({}) }))).toMatchObject({ code: 'schema' })
  })

  it('A schema does not validate a failed response', async () => {
    expect(await errorOf(fetchAnswer({ status: 500, body: '{}' }, { schema: z.never() }))).toMatchObject({
      code: 'http',
    })
  })
})

describe('createFetcher', () => {
  it('createFetcher accepts each kind of key', async () => {
    const { origin, seen } = await startServer(({ url }) => ({ body: JSON.stringify(url) }))
    const fetcher = createFetcher(createAuthFetch({ getToken: () => 'good', origins: [origin] }))
    expect(await fetcher(`${origin}/a`)).toBe('/a')
    expect(await fetcher(new URL(`${origin}/b`))).toBe('/b')
    expect(await fetcher(new Request(`${origin}/c`))).toBe('/c')
    expect(await fetcher([`${origin}/d`])).toBe('/d')
    expect(await fetcher([`${origin}/e`, { method: 'POST', schema: z.string() }])).toBe('/e')
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET', 'POST'])
  })
})

describe('createQueryFn', () => {
  it('createQueryFn returns a query function, which returns null for an empty body', async () => {
    const { origin } = await startServer(({ url }) => (url === '/empty' ? { status: 204 } : { body: '{"a":1}' }))
    const queryFn = createQueryFn(createAuthFetch({ getToken: () => 'good', origins: [origin] }))
    const { signal } = new AbortController()
    expect(await queryFn(`${origin}/`)({ signal })).toEqual({ a: 1 })
    expect(await queryFn(`${origin}/empty`)({ signal })).toBe(null)
    expect(await queryFn(`${origin}/`, { schema: z.object({ a: z.number() }) })({ signal })).toEqual({ a: 1 })
  })

  it('createQueryFn passes on the signal of the query, unless init has its own', async () => {
    const signals: unknown[] = []
    const queryFn = createQueryFn((_, init) => {
      signals.push(init?.signal)
      return Promise.resolve(new Response('1'))
    })
    const ofQuery = new AbortController().signal
    const own = new AbortController().signal
    await queryFn('/')({ signal: ofQuery })
    await queryFn('/', { signal: own })({ signal: ofQuery })
    await queryFn('/', { signal: null })({ signal: ofQuery })
    await queryFn('/', { signal: undefined } as unknown as RequestInit)({ signal: ofQuery }) // allowed without exact optional types
    expect(signals).toEqual([ofQuery, own, null, ofQuery])
    expect(signals[3]).toBe(ofQuery)
  })
})
