import { createAuthFetch, type AuthFetch, type AuthFetchOptions } from '../../src/index.js'
import { createStub, createTokenCache, type TokenCache } from './tokens.js'

export const stubbedUrl = 'https://api.test/'

/** Creates an `authFetch` over a stubbed fetch and a token cache, which trusts the origin of `stubbedUrl`. */
export function createStubbed(
  options: Partial<AuthFetchOptions> = {},
  isGood?: (token: string) => boolean,
): { readonly authFetch: AuthFetch; readonly tokens: TokenCache; readonly sent: Request[] } {
  const { fetch, sent } = createStub(isGood)
  const tokens = createTokenCache()
  const authFetch = createAuthFetch({ getToken: tokens.getToken, origins: [stubbedUrl], fetch, ...options })
  return { authFetch, tokens, sent }
}
