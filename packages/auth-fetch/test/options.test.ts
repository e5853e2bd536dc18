import { describe, expect, it } from 'vitest'
import { createAuthFetch, type AuthFetchOptions } from '../src/index.js'

/** Takes what a caller without types may pass. */
const make = (options: Record<string, unknown>) => () => createAuthFetch({ getToken: () => null, ...options })

describe('createAuthFetch', () => {
  it.each([
    ['getToken', undefined],
    ['getToken', null],
    ['getToken', 'token'],
    ['identity', { userId: 'a' }],
    ['fetch', 'fetch'],
    ['isAuthFailure', 401],
    ['onEvent', true],
    ['tokenTimeout', '10'],
    ['tokenTimeout', 0],
    ['tokenTimeout', -1],
    ['tokenTimeout', NaN],
    ['baseUrl', '/relative'],
    ['baseUrl', 'ftp://api.example.com'],
    ['baseUrl', 'https://user@api.example.com'],
    ['baseUrl', 'https://'],
    ['baseUrl', ''],
    ['origins', ['nonsense']],
    ['origins', 'https://api.example.com'],
    ['origins', [{}]],
    ['origins', [{ origin: 5, auth: {} }]],
  ])('createAuthFetch throws a TypeError that names %s when it is %j', (name, value) => {
    expect(make({ [name]: value })).toThrow(TypeError)
    expect(make({ [name]: value })).toThrow(name)
  })

  it('createAuthFetch throws a TypeError without options', () => {
    // @ts-expect-error -- options are required
    expect(() => createAuthFetch()).toThrow(TypeError)
    expect(() => createAuthFetch({} as AuthFetchOptions)).toThrow(/getToken/) // what a caller without types may pass
  })

  it.each([
    [
      'undefined',
      { identity: undefined, fetch: undefined, origins: undefined, baseUrl: undefined, tokenTimeout: undefined },
    ],
    ['frozen', Object.freeze({ origins: Object.freeze(['https://api.example.com']), tokenTimeout: Infinity })],
    ['an absolute baseUrl', { baseUrl: new URL('http://localhost:3000/v1') }],
  ])('createAuthFetch accepts options that are %s', (_, options) => {
    expect(make(options)).not.toThrow()
  })

  it('createAuthFetch uses the default for an unknown choice', async () => {
    const authFetch = make({ signedOut: 'anonymously', origins: ['https://api.example.com'] })()
    await expect(authFetch('https://api.example.com/')).rejects.toMatchObject({ code: 'signed_out' })
  })
})
