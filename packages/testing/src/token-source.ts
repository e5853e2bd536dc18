import type { GetTokenOptions } from '@x/auth-fetch'
import { createFakeToken } from './create-fake-token.js'
import { claimsOf, type FakeUser } from './fake-user.js'
import { isOnline } from './network.js'

/** Milliseconds for which Clerk hands out a token that it has: those of 60 s until 15 s before their end. */
const keptFor = 45_000

/** Milliseconds since an expired token was issued: more than its 60 s and the 5 s that servers forgive. */
const longAgo = 120_000

/** Gives a session's tokens, as Clerk's client does. */
export interface TokenSource {
  readonly getToken: (options: GetTokenOptions) => string
  /** What is kept expires, and nobody notices. */
  readonly expire: () => void
  /** The next refresh fails with this. */
  readonly failNext: (error: Error) => void
}

interface Kept {
  readonly asked: GetTokenOptions
  readonly token: string
  /** Milliseconds. */
  readonly since: number
}

/** Begins to give tokens, with the session's first one at hand. */
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
      if (found && !options.skipCache && Date.now() - found.since < keptFor) return found.token
      if (!isOnline()) throw createOfflineError()
      if (!failure) return mint(options)
      const error = failure
      failure = undefined
      throw error
    },
    expire() {
      for (const { asked } of kept.values()) mint(asked, longAgo)
    },
    failNext(error) {
      failure = error
    },
  }
}

function keyOf({ template, organizationId }: GetTokenOptions): string {
  return JSON.stringify([template, organizationId])
}

/** Makes an error of the shape of Clerk's own. */
export function createClerkError(status: number, code: string, message: string): Error {
  return Object.assign(new Error(message), { name: 'ClerkAPIResponseError', status, errors: [{ code, message }] })
}

/** What Clerk's SDKs reject with when no token is cached and there is no network. */
export function createOfflineError(): Error {
  return Object.assign(new Error('No network, and no token is cached.'), {
    name: 'ClerkOfflineError',
    code: 'clerk_offline',
  })
}
