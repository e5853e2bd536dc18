import type { GetTokenOptions } from '@x/auth-fetch'
import { createFakeToken } from '@x/testing'

/** Gives tokens that live for so many milliseconds, each until its end, as Clerk's client does. */
export function createShortTokens(life: number, user = 'user_ada') {
  let until = 0
  let token = ''
  return (options?: GetTokenOptions) => {
    if (Date.now() >= until || options?.skipCache) {
      until = Date.now() + life
      token = createFakeToken({ sub: user, exp: until / 1000, made: performance.now() })
    }
    return token
  }
}
