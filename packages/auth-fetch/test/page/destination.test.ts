import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDestinationFinder } from '../../src/origins.js'
import { naiveDestination } from '../support/naive-destination.js'
import { nastyUrl } from '../support/nasty-urls.js'

const exact = { 'https://api.example.com': {}, 'https://api.example.co': { template: 'co' } }
const wildcard = { 'wild.test': {} }

function setBase(href: string): void {
  const base = document.createElement('base')
  base.href = href
  document.head.replaceChildren(base)
}

afterEach(() => {
  document.head.replaceChildren()
  vi.unstubAllGlobals()
})

describe('the destination of an input on a page', () => {
  it.each([
    undefined,
    '/deep/er/',
    '//api.example.com/v1/',
    'https://other.example/',
    'https://user@api.example.com/',
    'data:text/plain,x',
    'http://localhost:3001/',
  ])('The destination is the same as with a plain use of URL, with <base href> %s', (href) => {
    if (href) setBase(href)
    const find = createDestinationFinder({
      origins: [
        ...Object.keys(exact).map((origin) => ({ origin, auth: exact[origin as keyof typeof exact] })),
        'https://*.wild.test',
      ],
    })
    fc.assert(
      fc.property(nastyUrl, (input) => {
        const { origin, rule } = find(input)
        expect({ origin, rule }).toEqual(
          naiveDestination(input, document.baseURI, 'http://localhost:3000', { exact, wildcard }),
        )
      }),
      { numRuns: 3_000 },
    )
  })

  it('The destination follows a change of the base URL', () => {
    const find = createDestinationFinder({})
    expect(find('/a')).toEqual({ url: 'http://localhost:3000/a', origin: 'http://localhost:3000', rule: {} })
    expect(find('/b')).toEqual({ url: 'http://localhost:3000/b', origin: 'http://localhost:3000', rule: {} })
    setBase('https://other.example/')
    expect(find('/a')).toEqual({ url: 'https://other.example/a', origin: 'https://other.example', rule: 'origin' })
    document.head.replaceChildren()
    expect(find('/a').rule).toEqual({})
  })

  it('The own origin is trusted where the runtime has only a location', () => {
    vi.stubGlobal('origin', undefined)
    expect(createDestinationFinder({})('/a').rule).toEqual({})
  })
})
