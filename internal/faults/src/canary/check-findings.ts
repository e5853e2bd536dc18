import type { Findings } from './search.ts'

/** Where a token belongs: in our header to the API that is allowed and to the page's own origin, and where Clerk itself puts it. */
const expected = [
  /^request header authorization: (API|page)$/,
  /^response body: Clerk$/,
  // Clerk's own cookie, which the browser sends to the page's host.
  /^cookie: __session$/,
  /^request header cookie: page$/,
]

/** Says where a token must not be, and what is too little to prove anything; empty when all is well. */
export function checkFindings({ tokens, places }: Findings): string[] {
  const wrong = [...places.keys()].filter((place) => !expected.some((pattern) => pattern.test(place)))
  const broken = wrong.map((place) => `a token in ${place}`)
  if (tokens <= 20) broken.push(`only ${tokens} tokens were seen`)
  const sent = places.get('request header authorization: API') ?? 0
  if (sent <= 10) broken.push(`only ${sent} requests with a token were seen`)
  return broken
}
