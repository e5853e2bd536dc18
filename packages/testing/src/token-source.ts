import type { GetTokenOptions } from '@x/auth-fetch'
import { createFakeToken } from './create-fake-token.js'
import { claimsOf, type FakeUser } from './fake-user.js'
import { isOnline } from './network.js'

/** Milliseconds for which Clerk caches a token of 60 s: until 15 s before it expires. */
const cacheTime = 45_000

/** Age of an expired token in milliseconds: more than its 60 s and the 5 s of clock skew that servers allow. */
const expiredAge = 120_000

/** A session's tokens, as Clerk's client handles them. */
export interface TokenSource {
  readonly getToken: (options: GetTokenOptions) => string
  /** Makes the cached tokens expire, without a refresh. */
  readonly expire: () => void
  /** Makes the next refresh fail with this error. */
  readonly failNext: (error: Error) => void
}

interface Kept {
  readonly asked: GetTokenOptions
  readonly token: string
  /** Milliseconds. */
  readonly since: number
}

/** Creates a token source whose cache has the session's first token. */
export function createTokenSource(user: FakeUser, sessionId: string): TokenSource {
  const kept = new Map<string, Kept>()
  let failure: Error | undefined

  function mint(asked: GetTokenOptions, age = 0): string {
    const { template, organizationId } = asked
    const isOther = organizationId !== undefined && organizationId !== user.orgId
    const owner = isOther ? { ...user, orgId: organizationId, orgSlug: organizationId } : user
    const now = Date.now()
    const token = createFakeToken(claimsOf(owner, sessionId, now - age, template))
    kept.set(keyOf(asked), { asked, token, since: now })
    return token
  }

  mint({})

  return {
    getToken(options) {
      const found = kept.get(keyOf(options))
      if (found && !options.skipCache && Date.now() - found.since < cacheTime) return found.token
      if (!isOnline()) throw createOfflineError()
      if (!failure) return mint(options)
      const error = failure
      failure = undefined
      throw error
    },
    expire() {
      for (const { asked } of kept.values()) mint(asked, expiredAge)
    },
    failNext(error) {
      failure = error
    },
  }
}

function keyOf({ template, organizationId }: GetTokenOptions): string {
  return JSON.stringify([template, organizationId])
}

/** Creates an error in the format of Clerk's. */
export function createClerkError(status: number, code: string, message: string): Error {
  return Object.assign(new Error(message), { name: 'ClerkAPIResponseError', status, errors: [{ code, message }] })
}

/** Creates the error of Clerk's SDKs for a missing token while offline. */
export function createOfflineError(): Error {
  return Object.assign(new Error('There is no network, and no token is cached.'), {
    name: 'ClerkOfflineError',
    code: 'clerk_offline',
  })
}
