import { expect, test } from '@playwright/test'
import { search } from '../src/canary/search.ts'
import { readTraces, tracesFolder } from '../src/canary/sink.ts'

/** Where a token belongs: in our header to the API that is allowed and to the page's own origin, and where Clerk itself puts it. */
const expected = [
  /^request header authorization: (API|page)$/,
  /^response body: Clerk$/,
  // Clerk's own cookie, which the browser sends to the page's host.
  /^cookie: __session$/,
  /^request header cookie: page$/,
]

test('no token is anywhere but in Authorization to the API, and where Clerk itself keeps it', () => {
  const { tokens, traces, bytes, places } = search(() => readTraces(tracesFolder))
  const found = [...places].map(([place, count]) => `${place} (${count})`).join(', ')
  console.log(`${tokens} tokens searched for in ${traces} traces, ${bytes} bytes; found in ${found}`)
  expect(tokens).toBeGreaterThan(20)
  expect([...places.keys()].filter((place) => !expected.some((pattern) => pattern.test(place)))).toEqual([])
  expect(places.get('request header authorization: API')).toBeGreaterThan(10)
})
