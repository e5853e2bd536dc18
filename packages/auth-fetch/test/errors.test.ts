/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  AuthFetchError,
  createAuthFetch,
  fetchJson,
  HttpError,
  IdentityChangedError,
  isAuthFetchError,
  ParseError,
  SchemaError,
  SignedOutError,
  TokenError,
  TokenTimeoutError,
  type AuthFetchOptions,
} from '../src/index.js'
import { errorOf } from './support/deferred.js'
import { holdsText } from './support/find-text.js'
import { createStub, jwt } from './support/tokens.js'

const origins = ['https://api.example.com']
const url = 'https://user-secret.example.com/'
const api = 'https://api.example.com/notes?q=query-secret#fragment-secret'

const failWith = (options: Partial<AuthFetchOptions>, init?: RequestInit) =>
  errorOf(createAuthFetch({ getToken: () => 'good', origins, fetch: createStub().fetch, ...options })(api, init))

describe('the errors of authFetch', () => {
  it.each<[string, () => Promise<unknown>, object, typeof AuthFetchError | typeof SignedOutError]>([
    [
      'nobody is signed in',
      () => failWith({ getToken: () => null }),
      { name: 'SignedOutError', code: 'signed_out' },
      SignedOutError,
    ],
    [
      'a token is undefined',
      () => failWith({ getToken: () => undefined }),
      { name: 'SignedOutError', code: 'signed_out' },
      SignedOutError,
    ],
    [
      'a token is empty',
      () => failWith({ getToken: () => '' }),
      { name: 'SignedOutError', code: 'signed_out' },
      SignedOutError,
    ],
    [
      'getToken rejects',
      () => failWith({ getToken: () => Promise.reject(new Error('down')) }),
      { name: 'TokenError', code: 'token_failed', cause: new Error('down') },
      TokenError as never,
    ],
    [
      'getToken throws',
      () =>
        failWith({
          getToken: () => {
            throw new Error('down')
          },
        }),
      { name: 'TokenError', code: 'token_failed', cause: new Error('down') },
      TokenError as never,
    ],
    [
      'getToken rejects with null',
      () => failWith({ getToken: () => Promise.reject(null) }),
      { name: 'TokenError', code: 'token_failed', cause: null },
      TokenError as never,
    ],
    [
      'Clerk is offline',
      () => failWith({ getToken: () => Promise.reject(Object.assign(new Error('off'), { code: 'clerk_offline' })) }),
      { name: 'TokenError', code: 'offline' },
      TokenError as never,
    ],
    [
      'the token is an object',
      () => failWith({ getToken: () => ({}) as string }),
      { name: 'TokenError', code: 'token_failed' },
      TokenError as never,
    ],
  ])('The error is specific when %s', async (_, fail, members, kind) => {
    const error = await fail()
    expect(error).toMatchObject({
      ...members,
      message: expect.stringContaining('GET https://api.example.com/notes was not sent'),
    })
    expect(error).toBeInstanceOf(kind)
    expect(error).toBeInstanceOf(AuthFetchError)
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).not.toMatch(/secret/)
  })

  it('A missing token is a TokenError, not a SignedOutError, while identity returns a user', async () => {
    const identity = () => ({ userId: 'a' })
    expect(await failWith({ getToken: () => null, identity })).toMatchObject({ code: 'token_failed' })
    expect(await failWith({ getToken: () => null, identity, signedOut: 'anonymous' })).toMatchObject({
      code: 'token_failed',
    })
    expect(await failWith({ getToken: () => null, identity: () => null })).toMatchObject({ code: 'signed_out' })
  })

  it('A missing token is an offline error while the browser is offline and identity returns a user', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    onTestFinished(() => void vi.unstubAllGlobals())
    const identity = () => ({ userId: 'a' })
    expect(await failWith({ getToken: () => null, identity })).toMatchObject({ code: 'offline' })
    expect(await failWith({ getToken: () => Promise.reject(new Error('down')) })).toMatchObject({ code: 'offline' })
    expect(await failWith({ getToken: () => new Promise(() => {}), tokenTimeout: 5 })).toMatchObject({
      code: 'offline',
    })
    expect(await failWith({ getToken: () => null })).toMatchObject({ code: 'signed_out' })
    expect(await failWith({ getToken: () => null, identity: () => null })).toMatchObject({ code: 'signed_out' })
  })

  it('An error of this package that getToken throws is passed on unwrapped', async () => {
    const error = new SignedOutError('GET /')
    expect(await failWith({ getToken: () => Promise.reject(error) })).toBe(error)
  })

  it('An error of fetch is passed on unchanged', async () => {
    const error = new TypeError('fetch failed')
    expect(await failWith({ fetch: () => Promise.reject(error) })).toBe(error)
  })

  it('An error of isAuthFailure is passed on unchanged', async () => {
    const error = new Error('a bug of the caller')
    const isAuthFailure = () => {
      throw error
    }
    expect(await failWith({ isAuthFailure })).toBe(error)
  })

  it('The message of an error names the method and the URL without query', async () => {
    expect(String(await failWith({ getToken: () => null }, { method: 'post' }))).toContain(
      'POST https://api.example.com/notes ',
    )
  })

  it('No SignedOutError is thrown with signedOut: anonymous', async () => {
    const { fetch, sent } = createStub()
    await createAuthFetch({ getToken: () => null, signedOut: 'anonymous', origins, fetch })(api)
    expect(sent[0]?.headers.get('authorization')).toBe(null)
  })
})

describe('isAuthFetchError', () => {
  const errors = [
    new SignedOutError('GET /'),
    new TokenError('GET /', 'offline'),
    new TokenTimeoutError('GET /', 1),
    new IdentityChangedError('GET /'),
    new HttpError('GET /', {
      response: new Response(null, { status: 500 }),
      data: undefined,
      problem: undefined,
      retryAfter: undefined,
    }),
    new ParseError('GET /', new Response()),
    new SchemaError('GET /', []),
  ]

  it('isAuthFetchError recognizes each error of this package, also by its code, and no other error', () => {
    expect(errors.map((error) => isAuthFetchError(error))).toEqual(Array(7).fill(true))
    expect(errors.map((error) => isAuthFetchError(error, error.code))).toEqual(Array(7).fill(true))
    expect(errors.map((error) => isAuthFetchError(error, 'token_failed'))).toEqual(Array(7).fill(false))
    for (const other of [new Error(), null, undefined, 'text', { code: 'http' }])
      expect(isAuthFetchError(other)).toBe(false)
  })

  it('isAuthFetchError recognizes errors of a second copy of the package', async () => {
    vi.resetModules()
    const copy = await import('../src/errors/signed-out-error.js')
    const error = new copy.SignedOutError('GET /')
    expect(error).not.toBeInstanceOf(SignedOutError)
    expect(isAuthFetchError(error, 'signed_out')).toBe(true)
  })

  it('Every error has a matching class, name and code', () => {
    expect(errors.map(({ name, constructor }) => [name, constructor.name])).toEqual(
      errors.map(({ name }) => [name, name]),
    )
    expect(new Set(errors.map(({ code }) => code)).size).toBe(7)
  })
})

describe('secrecy of tokens', () => {
  const secret = 'eyJ-secret-token'

  it.each<[string, string]>([
    ['a good one', secret],
    ['a JWT', jwt({ sub: 'a', secret })],
    ['one with a line break', `${secret}\r\nx-evil: 1`],
    ['one with a wide character', `${secret}\u4e16`],
    ['one with a space', `${secret} more`],
    ['one with a zero', `${secret}\u0000`],
  ])('A token (%s) appears in no error and no event', async (_, token) => {
    const events: unknown[] = []
    const broken = () => Promise.resolve(new Response('{"no":"json', { status: 200 }))
    const statuses = (status: number) => () => Promise.resolve(new Response('{}', { status }))
    const getToken = (options?: { skipCache?: boolean }) => (options?.skipCache ? `${token}2` : token)
    const base: AuthFetchOptions = { getToken, origins, onEvent: (event) => events.push(event) }
    let user = 'a'
    const identity = () => ({ userId: (user += 'a') })
    const outcomes = await Promise.all([
      errorOf(fetchJson(createAuthFetch({ ...base, fetch: broken }), api)),
      errorOf(fetchJson(createAuthFetch({ ...base, fetch: statuses(401) }), api)),
      errorOf(fetchJson(createAuthFetch({ ...base, fetch: statuses(500) }), api)),
      errorOf(createAuthFetch({ ...base, identity, fetch: statuses(200) })(api)),
      errorOf(createAuthFetch(base)(api, { headers: { 'bad name': 'x' } })),
      errorOf(createAuthFetch(base)(api, { headers: { fine: 'bad\nvalue' } })),
      errorOf(createAuthFetch(base)(api, { method: 'BAD METHOD' })),
      errorOf(createAuthFetch(base)('http://127.0.0.1:1/')),
      errorOf(createAuthFetch({ ...base, origins: ['http://127.0.0.1:1'] })('http://127.0.0.1:1/')),
    ])
    expect(outcomes.filter((outcome) => holdsText(outcome, token) || holdsText(outcome, token.slice(0, 12)))).toEqual(
      [],
    )
    expect(holdsText(events, token.slice(0, 12))).toBe(false)
    expect(events.length).toBeGreaterThan(10)
  })

  it('The search of this test finds a hidden token', () => {
    const hidden = new Error('outer', { cause: new Error('inner', { cause: { deep: [new Map([[1, secret]])] } }) })
    expect(holdsText(hidden, secret)).toBe(true)
    expect(holdsText(Object.defineProperty({}, 'hidden', { value: { a: secret } }), secret)).toBe(true)
    expect(holdsText(new Headers({ authorization: secret }), secret)).toBe(true)
    expect(holdsText({ url }, secret)).toBe(false)
  })

  it('A token that no header can carry is not sent, and fetch is not called', async () => {
    const { fetch, sent } = createStub()
    const error = await errorOf(createAuthFetch({ getToken: () => 'bad\ntoken', origins, fetch })(api))
    expect(error).toMatchObject({ code: 'token_failed' })
    expect(sent).toEqual([])
  })
})

describe('printing an HttpError', () => {
  it('An HttpError prints its status and data, but not the response with its headers', () => {
    const response = new Response(null, { status: 500, headers: { 'set-cookie': 'secret-cookie' } })
    const error = new HttpError('GET /', { response, data: { a: 1 }, problem: undefined, retryAfter: undefined })
    expect(error.response).toBe(response)
    expect(inspect(error)).not.toMatch(/secret-cookie|Response/)
    expect(JSON.parse(JSON.stringify(error))).toEqual({ name: 'HttpError', code: 'http', status: 500, data: { a: 1 } })
  })
})
