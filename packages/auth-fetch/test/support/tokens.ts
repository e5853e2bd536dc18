import type { GetTokenOptions } from '../../src/index.js'

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** Gives a JWT with these claims and a signature that nobody checks. */
export function jwt(claims: object): string {
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`
}

/** A `getToken` that caches as Clerk's does: `token-1` until a forced refresh gives `token-2`, and so on. */
export interface TokenCache {
  readonly getToken: (options?: GetTokenOptions) => Promise<string>
  /** What each call asked for. */
  readonly asked: GetTokenOptions[]
  readonly refreshes: () => number
}

export function createTokenCache(): TokenCache {
  const asked: GetTokenOptions[] = []
  let current = 1
  return {
    asked,
    refreshes: () => asked.filter(({ skipCache }) => skipCache).length,
    async getToken(options = {}) {
      asked.push(options)
      if (options.skipCache) current += 1
      return `token-${current}`
    },
  }
}

/** A fetch that records what it is called with and answers by the token: 200 to those that `isGood` takes, else 401. */
export function createStub(isGood: (token: string) => boolean = () => true): {
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  readonly sent: Request[]
} {
  const sent: Request[] = []
  return {
    sent,
    async fetch(input, init) {
      const request = new Request(input, init)
      sent.push(request)
      await Promise.resolve()
      const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
      return isGood(token) ? new Response('{"ok":true}') : new Response('refused', { status: 401 })
    },
  }
}
