import { expect, it } from 'vitest'
import { checkFindings } from '../src/canary/check-findings.ts'

const good = {
  tokens: 40,
  traces: 1_000,
  bytes: 1e6,
  places: new Map([
    ['request header authorization: API', 300],
    ['request header authorization: page', 2],
    ['response body: Clerk', 40],
    ['cookie: __session', 10],
  ]),
}

it('accepts a token where it belongs', () => {
  expect(checkFindings(good)).toEqual([])
})

it.each(['request header authorization: stranger', 'URL: API', 'console: log', 'cookie: other', 'localStorage: '])(
  'refuses a token in %s',
  (place) => {
    expect(checkFindings({ ...good, places: new Map([...good.places, [place, 1]]) })).toEqual([`a token in ${place}`])
  },
)

it('takes a search that saw nothing for no proof', () => {
  expect(checkFindings({ tokens: 0, traces: 0, bytes: 0, places: new Map() })).toHaveLength(2)
})
