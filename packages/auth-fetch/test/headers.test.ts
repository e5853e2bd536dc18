import { describe, expect, it } from 'vitest'
import { copyHeaders, hasAuthorization, withoutAuthorization } from '../src/headers.js'

describe('headers without a token', () => {
  it.each(['If-None-Match', 'X-Authorization', 'Authorization-Info'])(
    'The header %s is not treated as Authorization',
    (name) => {
      for (const given of [{ [name]: '1' }, [[name, '1'] as [string, string]], new Headers({ [name]: '1' })]) {
        const headers = copyHeaders(given)
        expect(hasAuthorization(headers)).toBe(false)
        expect(new Headers(withoutAuthorization(headers)).get(name)).toBe('1')
      }
    },
  )
})

describe('copyHeaders', () => {
  it('copyHeaders accepts a pair that is not an array, and leaves other items to fetch', () => {
    const pairs = [new Set(['a', '1']), 'ab'] as unknown as [string, string][] // what a caller without types may pass
    expect(copyHeaders(pairs)).toEqual([['a', '1'], 'ab'])
  })
})
