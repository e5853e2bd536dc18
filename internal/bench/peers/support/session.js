/** Returns a JWT as long as Clerk's. The signature is filler, because no server here verifies it. */
export function makeToken(version = 0, userId = 'user_1') {
  const payload = btoa(JSON.stringify({ sub: userId, sid: 'sess_1', v: 2, exp: 2_000_000_000, jti: version }))
  return `${'a'.repeat(36)}.${payload}.${'c'.repeat(342)}`
}

/**
 * Creates a token source that works like Clerk's session: `getToken` returns the cached token, or a new one with `skipCache`.
 *
 * @param {{ baseUrl: string, refreshTime?: number }} options `refreshTime` in milliseconds
 */
export function createSession({ baseUrl, refreshTime = 0 }) {
  let token = makeToken()
  let loginClient
  const session = {
    baseUrl,
    refreshes: 0,
    asked: 0,
    token: () => token,
    rotate() {
      session.asked += 1
      session.setToken(makeToken(session.asked))
    },
    signOut: () => session.setToken(null),
    setToken(next) {
      token = next
      if (loginClient) session.signIn(loginClient)
    },
    async getToken(options) {
      if (!options?.skipCache) return token
      session.refreshes += 1
      if (refreshTime > 0) await new Promise((resolve) => setTimeout(resolve, refreshTime))
      session.rotate()
      return token
    },
    /** Stores the token where AXA's client stores the tokens of its own login. */
    signIn(client) {
      loginClient = client
      const now = Date.now() / 1_000
      // oxlint-disable-next-line eslint/no-underscore-dangle -- there is no public way to set a token without a login
      client._oidc.tokens = token && {
        accessToken: token,
        accessTokenPayload: null,
        idToken: token,
        idTokenPayload: {},
        refreshToken: '',
        expiresAt: now + 3_600,
        issuedAt: now,
      }
    },
  }
  return session
}
