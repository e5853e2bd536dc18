import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
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
    ['a token that could not be fetched', new TokenError('GET /', 'token_failed')],
    ['offline', new TokenError('GET /', 'offline')],
    ['a token that took too long', new TokenTimeoutError('GET /', 1)],
    ["a timeout of the caller's signal", new DOMException('late', 'TimeoutError')],
    ['any other error', 'text'],
  ])('shouldRetry returns true three times for %s', (_, error) => {
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
    ['a changed identity', new IdentityChangedError('GET /')],
    ['a body that is not JSON', new ParseError('GET /', new Response())],
    ['a body that does not match the schema', new SchemaError('GET /', [])],
    ['an abort', new DOMException('gone', 'AbortError')],
  ])('shouldRetry returns false for %s', (_, error) => {
    expect(shouldRetry(0, error)).toBe(false)
  })
})

describe('Retry-After', () => {
  it.each([408, 429, 500, 503])('shouldRetry returns false for a %i whose Retry-After is more than 30 s', (status) => {
    expect([0, 1, 30_000].map((ms) => shouldRetry(0, http(status, ms)))).toEqual([true, true, true])
    expect([30_001, 3_600_000, Infinity].map((ms) => shouldRetry(0, http(status, ms)))).toEqual([false, false, false])
  })

  it('A Retry-After does not make other statuses retryable', () => {
    expect(shouldRetry(0, http(403, 1_000))).toBe(false)
  })
})

describe('retryDelay', () => {
  it('The delay is never shorter than the Retry-After, the jittered back-off or half a second', () => {
    const retryAfter = fc.oneof(
      fc.constantFrom(0, 1, 499, 500, 29_999, 30_000),
      fc.double({ min: 0, max: 30_000, noNaN: true }),
    )
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    onTestFinished(() => void vi.restoreAllMocks())
    fc.assert(
      fc.property(
        fc.constantFrom(408, 429, 500, 503),
        retryAfter,
        fc.nat(50),
        random,
        (status, asked, failures, share) => {
          vi.spyOn(Math, 'random').mockReturnValue(share)
          const backOff = retryDelay(failures, http(status))
          expect(retryDelay(failures, http(status, asked))).toBe(Math.max(asked, backOff, 500))
        },
      ),
      { numRuns: 1_000, seed: 17 },
    )
  })

  it('The delay never exceeds the longest possible timer, because a longer one would fire at once', () => {
    expect(retryDelay(0, http(503, 1e15))).toBe(2_147_483_647)
  })

  it.each([
    [0, 2_000],
    [1, 4_000],
    [3, 16_000],
    [4, 30_000],
    [50, 30_000],
    [5_000, 30_000],
  ])('The delay after %i failures is random, between 0 and %i ms', (failures, most) => {
    const delays = Array.from({ length: 2_000 }, () => retryDelay(failures, http(500)))
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0)
    expect(Math.min(...delays)).toBeLessThan(most / 10)
    expect(Math.max(...delays)).toBeLessThanOrEqual(most)
    expect(Math.max(...delays)).toBeGreaterThan((most * 9) / 10)
  })
})
