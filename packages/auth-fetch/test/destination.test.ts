import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDestinationFinder } from '../src/origins.js'
import { naiveDestination } from './support/naive-destination.js'
import { nastyUrl } from './support/nasty-urls.js'

const rules = {
  exact: {
    'https://api.example.com': {},
    'https://api.example.co': { template: 'co' },
    'http://localhost:3000': false,
    'https://b\u00fccher.example': {},
  },
  wildcard: { 'wild.test': {}, 'a.wild.test': { template: 'nearer' } },
} as const

const origins = [
  ...Object.entries(rules.exact).map(([origin, auth]) => ({ origin, auth })),
  ...Object.entries(rules.wildcard).map(([domain, auth]) => ({ origin: `https://*.${domain}`, auth })),
]

describe('the destination of an input', () => {
  it.each([undefined, 'https://api.example.com/v1/', 'http://localhost:3000', 'https://x.wild.test:443/a/b?c'])(
    'The destination is the same as with a plain use of URL, with the baseUrl %s',
    (base) => {
      const baseRules = base ? [{ origin: new URL(base).origin, auth: {} }] : []
      const find = createDestinationFinder({ origins: [...baseRules, ...origins], ...(base && { baseUrl: base }) })
      const exact = { ...(base && { [new URL(base).origin]: {} }), ...rules.exact }
      fc.assert(
        fc.property(nastyUrl, (input) => {
          const { origin, rule } = find(input)
          expect({ origin, rule }).toEqual(naiveDestination(input, base, undefined, { ...rules, exact }))
        }),
        { numRuns: 20_000 },
      )
    },
  )

  it('An absolute URL of the same origin is named by itself', () => {
    const base = 'https://api.example.com/v1/'
    const find = createDestinationFinder({ origins, baseUrl: base })
    fc.assert(
      fc.property(nastyUrl, (input) => {
        const { url, origin } = find(input)
        fc.pre(origin !== '')
        expect(new URL(url).href).toBe(new URL(input, base).href)
      }),
      { numRuns: 5_000 },
    )
  })
})
