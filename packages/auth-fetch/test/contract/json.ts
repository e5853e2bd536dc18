import { equal, ok, rejection } from './assert.js'
import { createTokens, echoUrl, type ContractCase } from './contract-case.js'

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

function answerUrl(origin: string, { status = 200, headers = {}, body = '' }: Answer): string {
  const query = new URLSearchParams({ status: String(status), headers: JSON.stringify(headers), body })
  return `${origin}/answer?${query}`
}

/** The smallest Standard Schema. */
const idSchema = {
  '~standard': {
    version: 1,
    vendor: 'contract',
    validate: (value: unknown) =>
      typeof value === 'object' && value !== null && 'id' in value
        ? { value: { id: String(value.id) } }
        : { issues: [{ message: 'Required', path: ['id'] }] },
  },
} as const

export const jsonCases: readonly ContractCase[] = [
  {
    name: 'fetchJson returns parsed JSON, also after a replay',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
      const data = await core.fetchJson<{ method: string }>(authFetch, echoUrl(origin, { accept: 'fresh' }), {
        method: 'PUT',
      })
      equal(data.method, 'PUT')
    },
  },
  {
    name: 'fetchJson returns undefined for an empty body',
    async run({ core, origin }) {
      equal(await core.fetchJson(fetch, answerUrl(origin, { status: 204 })), undefined)
      equal(await core.fetchJson(fetch, answerUrl(origin, { status: 200 })), undefined)
    },
  },
  {
    name: 'fetchJson returns the output of the schema, or throws a SchemaError',
    async run({ core, origin }) {
      equal(await core.fetchJson(fetch, answerUrl(origin, { body: '{"id":7}' }), { schema: idSchema }), { id: '7' })
      const error = await rejection(core.fetchJson(fetch, answerUrl(origin, { body: '{}' }), { schema: idSchema }))
      ok(
        core.isAuthFetchError(error, 'schema') && error.issues.length === 1,
        'the error is a SchemaError with its issues',
      )
    },
  },
  {
    name: 'fetchJson throws an HttpError with status, problem and retryAfter',
    async run({ core, origin }) {
      const headers = { 'content-type': 'application/problem+json', 'retry-after': '3' }
      const url = answerUrl(origin, { status: 429, headers, body: '{"title":"Slow down"}' })
      const error = await rejection(core.fetchJson(fetch, url))
      ok(core.isAuthFetchError(error, 'http'), 'the error is an HttpError')
      equal(
        [error.status, error.problem, error.retryAfter, error.data],
        [429, { title: 'Slow down' }, 3_000, { title: 'Slow down' }],
      )
      equal(error.message, `GET ${origin}/answer failed with status 429`)
      equal([error.response.status, Object.keys(error).includes('response')], [429, false])
      equal([core.shouldRetry(0, error), core.retryDelay(0, error)], [true, 3_000])
    },
  },
  {
    name: 'fetchJson reads a date in Retry-After',
    async run({ core, origin }) {
      const headers = { date: 'Wed, 21 Oct 2015 07:28:00 GMT', 'retry-after': 'Wed, 21 Oct 2015 07:28:10 GMT' }
      const error = await rejection(core.fetchJson(fetch, answerUrl(origin, { status: 503, headers })))
      ok(core.isAuthFetchError(error, 'http') && error.retryAfter === 10_000, 'it asks for 10 s')
    },
  },
  {
    name: 'fetchJson throws a ParseError that mentions HTML',
    async run({ core, origin }) {
      const url = answerUrl(origin, { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' })
      const error = await rejection(core.fetchJson(fetch, url))
      ok(
        core.isAuthFetchError(error, 'parse') && error.message.includes('HTML'),
        'the error is a ParseError that says HTML',
      )
      equal(core.shouldRetry(0, error), false)
    },
  },
  {
    name: 'fetchJson reads at most 64 KiB of a failed response',
    async run({ core }) {
      const error = await rejection(core.fetchJson(failHugely, 'https://api.test/'))
      ok(core.isAuthFetchError(error, 'http') && String(error.data).length === 65_536, 'its data is 64 KiB long')
    },
  },
  {
    name: 'createFetcher accepts every form of key',
    async run({ core, origin }) {
      const fetcher = core.createFetcher(fetch)
      const url = answerUrl(origin, { body: '[1]' })
      for (const key of [url, new URL(url), new Request(url), [url], [url, { method: 'POST' }]] as const)
        equal(await fetcher(key), [1])
    },
  },
  {
    name: 'createQueryFn passes on the signal, and returns null for an empty body',
    async run({ core, origin }) {
      const queryFn = core.createQueryFn(fetch)
      const { signal } = new AbortController()
      equal(await queryFn(answerUrl(origin, { body: '{"a":1}' }))({ signal }), { a: 1 })
      equal(await queryFn(answerUrl(origin, { status: 204 }))({ signal }), null)
      const aborted = queryFn(answerUrl(origin, {}))({ signal: AbortSignal.abort(new RangeError('left')) })
      ok((await rejection(aborted)) instanceof RangeError, 'it rejects with the reason')
    },
  },
]

function failHugely(): Promise<Response> {
  return Promise.resolve(new Response('x'.repeat(1_000_000), { status: 500 }))
}
