/** A JWT of the size of Clerk's; its signature is filler, since no server here verifies it. */
export function makeToken(version = 0, userId = 'user_1') {
  const payload = btoa(JSON.stringify({ sub: userId, sid: 'sess_1', v: 2, exp: 2_000_000_000, jti: version }))
  return `${'a'.repeat(36)}.${payload}.${'c'.repeat(342)}`
}

/**
 * A token source of the shape of Clerk's session: the cached token at once, another one when the cache is to be skipped.
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
    /** Puts the token where AXA's client keeps those of its own login. */
    signIn(client) {
      loginClient = client
      const now = Date.now() / 1_000
      // oxlint-disable-next-line eslint/no-underscore-dangle -- no other door is open without a login
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
