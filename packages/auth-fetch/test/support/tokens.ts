import type { GetTokenOptions } from '../../src/index.js'

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** Creates a JWT with these claims and a signature that nobody checks. */
export function jwt(claims: object): string {
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`
}

/** A `getToken` with a cache like Clerk's: it returns `token-1` until a forced refresh returns `token-2`, and so on. */
export interface TokenCache {
  readonly getToken: (options?: GetTokenOptions) => Promise<string>
  /** The options of each call. */
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

/** Creates a fetch that records its requests and answers 200 to tokens for which `isGood` returns true, else 401. */
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
      return isGood(token) ? new Response('{"ok":true}') : new Response('rejected', { status: 401 })
    },
  }
}
