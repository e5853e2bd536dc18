import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { sendJson, type HttpError } from '../src/index.js'
import { errorOf } from './support/deferred.js'
import { createStubbed, stubbedUrl as url } from './support/stubbed.js'

/** Sends a value through an `authFetch` and returns the request that reached fetch. */
async function requestOf(...args: [value: unknown, init?: Parameters<typeof sendJson>[3]]): Promise<Request> {
  const { authFetch, sent } = createStubbed()
  await sendJson(authFetch, url, ...args)
  return sent[0] as Request // one request was sent
}

describe('sendJson', () => {
  it.each([[{ item: 'tea' }], ['text'], [0], [null], [['a']]])(
    'sendJson sends %j as JSON by POST, with a token',
    async (value) => {
      const request = await requestOf(value)
      expect([request.method, request.headers.get('content-type')]).toEqual(['POST', 'application/json'])
      expect(request.headers.get('authorization')).toBe('Bearer token-1')
      expect(await request.json()).toEqual(value)
    },
  )

  it('sendJson returns the JSON of the response, or undefined when it is empty', async () => {
    const { authFetch } = createStubbed()
    expect(await sendJson(authFetch, url, {})).toEqual({ ok: true })
    expect(await sendJson(() => Promise.resolve(new Response(null, { status: 204 })), url, {})).toBeUndefined()
  })

  it('sendJson keeps the method and the headers of init, and does not change them', async () => {
    const init = Object.freeze({
      method: 'PUT',
      headers: Object.freeze({ 'Content-Type': 'application/merge-patch+json', 'X-One': '1' }),
    })
    const { method, headers } = await requestOf({ item: 'tea' }, init)
    expect([method, headers.get('content-type'), headers.get('x-one')]).toEqual([
      'PUT',
      'application/merge-patch+json',
      '1',
    ])
  })

  it.each<[string, unknown, RegExp]>([
    ['FormData', new FormData(), /^multipart\/form-data/],
    ['URLSearchParams', new URLSearchParams({ a: '1' }), /^application\/x-www-form-urlencoded/],
    ['a Blob', new Blob(['a'], { type: 'text/csv' }), /^text\/csv$/],
    ['a File', new File(['a'], 'a.csv', { type: 'text/csv' }), /^text\/csv$/],
    ['an ArrayBuffer', new ArrayBuffer(1), /^$/],
    ['a typed array', new Uint8Array(1), /^$/],
  ])('sendJson sends %s as it is, with the content type that fetch sets', async (_, value, type) => {
    expect((await requestOf(value)).headers.get('content-type') ?? '').toMatch(type)
  })

  it('sendJson sends no body and no content type when the value is undefined', async () => {
    const request = await requestOf(undefined, { method: 'DELETE' })
    expect([request.method, request.body, request.headers.get('content-type')]).toEqual(['DELETE', null, null])
  })

  it('sendJson returns the output of the schema', async () => {
    const { authFetch } = createStubbed()
    const schema = z.object({ ok: z.boolean().transform(Number) })
    const { ok }: { ok: number } = await sendJson(authFetch, url, {}, { schema })
    expect(ok).toBe(1)
  })

  it('sendJson rejects with an HttpError for a failed status', async () => {
    const error = await errorOf(sendJson(() => Promise.resolve(new Response('{}', { status: 422 })), url, {}))
    expect(error).toMatchObject({ code: 'http', status: 422 } satisfies Partial<HttpError>)
  })
})
