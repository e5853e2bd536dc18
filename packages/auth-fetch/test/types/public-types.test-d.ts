/* oxlint-disable vitest/expect-expect -- the compiler expects */
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import {
  createAuthFetch,
  createFetcher,
  createQueryFn,
  fetchJson,
  isAuthFetchError,
  type AuthFetch,
  type AuthFetchEvent,
  type AuthFetchOptions,
  type GetToken,
  type HttpError,
  type Problem,
  type TokenError,
} from '../../src/index.js'

declare const authFetch: AuthFetch

describe('AuthFetch', () => {
  it('AuthFetch is assignable to typeof fetch and accepts its input and init', () => {
    expectTypeOf(authFetch).toExtend<typeof fetch>()
    expectTypeOf(createAuthFetch).returns.toExtend<typeof fetch>()
    expectTypeOf(authFetch).toBeCallableWith('/notes')
    expectTypeOf(authFetch).toBeCallableWith(new URL('https://a.example'), { method: 'POST' })
    expectTypeOf(authFetch).toBeCallableWith(new Request('https://a.example'), { auth: false })
    expectTypeOf(authFetch).toBeCallableWith('/notes', {
      auth: { template: 'a', organizationId: 'b', skipCache: true, replay: false },
    })
    expectTypeOf(authFetch('/notes')).resolves.toEqualTypeOf<Response>()
  })

  it('AuthFetch accepts only known members of auth', () => {
    // @ts-expect-error -- there is no such member
    void authFetch('/notes', { auth: { audience: 'x' } })
    // @ts-expect-error -- only false or token options
    void authFetch('/notes', { auth: true })
  })
})

describe('AuthFetchOptions', () => {
  it("The option getToken accepts Clerk's function and simpler ones", () => {
    type ClerkGetToken = (options?: {
      template?: string
      organizationId?: string
      skipCache?: boolean
      leewayInSeconds?: number
    }) => Promise<string | null>
    expectTypeOf<ClerkGetToken>().toExtend<GetToken>()
    expectTypeOf<() => string>().toExtend<GetToken>()
    expectTypeOf<() => Promise<undefined>>().toExtend<GetToken>()
  })

  it('The options are readonly', () => {
    expectTypeOf<AuthFetchOptions>().toEqualTypeOf<Readonly<AuthFetchOptions>>()
    const origins = ['https://a.example', { origin: 'https://b.example', auth: false }] as const
    expectTypeOf<typeof origins>().toExtend<NonNullable<AuthFetchOptions['origins']>>()
  })

  it('The options require getToken and accept only existing choices', () => {
    // @ts-expect-error -- getToken is required
    createAuthFetch({})
    // @ts-expect-error -- there is no such choice
    createAuthFetch({ getToken: () => null, signedOut: 'ignore' })
    // @ts-expect-error -- a rule needs auth
    createAuthFetch({ getToken: () => null, origins: [{ origin: 'https://a.example' }] })
  })

  it('An event is narrowed by its type', () => {
    expectTypeOf<Extract<AuthFetchEvent, { type: 'response' }>['status']>().toEqualTypeOf<number>()
    expectTypeOf<AuthFetchEvent['type']>().toEqualTypeOf<
      'wait' | 'token' | 'request' | 'response' | 'refresh' | 'replay' | 'skipped' | 'failed'
    >()
  })
})

describe('the JSON helpers', () => {
  it('A JSON helper returns the type argument, or unknown', () => {
    expectTypeOf(fetchJson(authFetch, '/notes')).resolves.toEqualTypeOf<unknown>()
    expectTypeOf(fetchJson<{ id: string }>(authFetch, '/notes')).resolves.toEqualTypeOf<{ id: string }>()
    expectTypeOf(fetchJson<number>(fetch, '/notes', { method: 'POST' })).resolves.toEqualTypeOf<number>()
  })

  it('A JSON helper returns the output type of the schema', () => {
    const zod = z.object({ id: z.coerce.number() })
    const valibot = v.object({ id: v.pipe(v.string(), v.transform(Number)) })
    const ark = type({ id: 'string.numeric.parse' })
    expectTypeOf(fetchJson(authFetch, '/notes', { schema: zod })).resolves.toEqualTypeOf<{ id: number }>()
    expectTypeOf(fetchJson(authFetch, '/notes', { schema: valibot })).resolves.toEqualTypeOf<{ id: number }>()
    expectTypeOf(fetchJson(authFetch, '/notes', { schema: ark })).resolves.toEqualTypeOf<{ id: number }>()
    expectTypeOf(createQueryFn(authFetch)('/notes', { schema: zod })).returns.resolves.toEqualTypeOf<{ id: number }>()
  })

  it('createFetcher and createQueryFn return typed functions', () => {
    expectTypeOf(createFetcher(authFetch)<string>('/notes')).resolves.toEqualTypeOf<string>()
    expectTypeOf(createFetcher(authFetch)).toBeCallableWith(['/notes', { method: 'POST' }] as const)
    expectTypeOf(createQueryFn(authFetch)<string[]>('/notes'))
      .parameter(0)
      .toEqualTypeOf<{ readonly signal: AbortSignal }>()
    expectTypeOf(createQueryFn(authFetch)<string[]>('/notes')).returns.resolves.toEqualTypeOf<string[]>()
  })
})

describe('isAuthFetchError', () => {
  it('isAuthFetchError narrows to the class with the code', () => {
    const error: unknown = undefined
    if (isAuthFetchError(error, 'http')) {
      expectTypeOf(error.status).toEqualTypeOf<number>()
      expectTypeOf(error.problem).toEqualTypeOf<Problem | undefined>()
      expectTypeOf(error).toExtend<HttpError>()
    }
    if (isAuthFetchError(error, 'offline')) {
      expectTypeOf(error).toExtend<TokenError>()
      expectTypeOf(error.code).toEqualTypeOf<'offline'>()
    }
  })

  it('isAuthFetchError without a code narrows to a union of all errors', () => {
    const error: unknown = undefined
    if (!isAuthFetchError(error)) return
    expectTypeOf(error.code).toEqualTypeOf<
      'signed_out' | 'token_failed' | 'offline' | 'token_timeout' | 'identity_changed' | 'http' | 'parse' | 'schema'
    >()
    if (error.code === 'http') expectTypeOf(error.status).toEqualTypeOf<number>()
    // @ts-expect-error -- there is no such code
    isAuthFetchError(error, 'unknown')
  })
})
