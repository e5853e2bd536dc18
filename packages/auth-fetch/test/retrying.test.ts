import { describe, expect, it } from 'vitest'
import {
  HttpError,
  IdentityChangedError,
  ParseError,
  retryDelay,
  SchemaError,
  shouldRetry,
  SignedOutError,
  TokenError,
  TokenTimeoutError,
} from '../src/index.js'

const http = (status: number, retryAfter?: number) =>
  new HttpError('GET /', { response: new Response(null, { status }), data: undefined, problem: undefined, retryAfter })

describe('shouldRetry', () => {
  it.each([
    ['a network error', new TypeError('Failed to fetch')],
    ['500', http(500)],
    ['503', http(503)],
    ['408', http(408)],
    ['429', http(429)],
    ['a token that failed', new TokenError('GET /', 'token_failed')],
    ['offline', new TokenError('GET /', 'offline')],
    ['a token that took too long', new TokenTimeoutError('GET /', 1)],
    ['a timeout of the caller', new DOMException('late', 'TimeoutError')],
    ['anything else', 'text'],
  ])('says three times yes for %s', (_, error) => {
    expect([0, 1, 2, 3, 4].map((failures) => shouldRetry(failures, error))).toEqual([true, true, true, false, false])
  })

  it.each([
    ['400', http(400)],
    ['401', http(401)],
    ['403', http(403)],
    ['404', http(404)],
    ['422', http(422)],
    ['304', http(304)],
    ['signed out', new SignedOutError('GET /')],
    ['another identity', new IdentityChangedError('GET /')],
    ['what is no JSON', new ParseError('GET /', new Response())],
    ['what the schema refuses', new SchemaError('GET /', [])],
    ['an abort', new DOMException('gone', 'AbortError')],
  ])('says no for %s', (_, error) => {
    expect(shouldRetry(0, error)).toBe(false)
  })
})

describe('retryDelay', () => {
  it('is what the server asks for', () => {
    expect(retryDelay(0, http(503, 120_000))).toBe(120_000)
    expect(retryDelay(9, http(429, 0))).toBe(0)
  })

  it('is never more than a timer can count, which would fire at once', () => {
    expect(retryDelay(0, http(503, 1e15))).toBe(2_147_483_647)
  })

  it.each([
    [0, 2_000],
    [1, 4_000],
    [3, 16_000],
    [4, 30_000],
    [50, 30_000],
    [5_000, 30_000],
  ])('after %i failures is spread between 0 and %i ms', (failures, most) => {
    const delays = Array.from({ length: 2_000 }, () => retryDelay(failures, http(500)))
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0)
    expect(Math.min(...delays)).toBeLessThan(most / 10)
    expect(Math.max(...delays)).toBeLessThanOrEqual(most)
    expect(Math.max(...delays)).toBeGreaterThan((most * 9) / 10)
  })
})
