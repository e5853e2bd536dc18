import { createClerkClient } from '@clerk/backend'
import type { ClerkLocal } from '@x/clerk-local'
import type { Verified, VerifyOptions } from './verify.ts'

/** What the API needs from Clerk, hosted or local. */
export interface Identity extends Omit<VerifyOptions, 'authorizedParties' | 'clockSkewInMs'> {
  /** The users that the sign-in form offers; empty with a hosted Clerk application. */
  readonly people: readonly Person[]
  readonly ownerOf: (who: Verified) => Promise<string>
}

export interface Person {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Returns the identity of a local Clerk: Alice and Bob, at Acme and Globex. */
export function localIdentity(clerk: ClerkLocal): Identity {
  const names = new Map(clerk.users.map((user) => [user.id, user.firstName]))
  const places = new Map(clerk.organizations.map((organization) => [organization.id, organization.name]))
  return {
    publishableKey: clerk.publishableKey,
    secretKey: clerk.secretKey,
    jwtKey: clerk.jwtKey,
    people: clerk.users.map(({ firstName, email, password }) => ({ name: firstName, email, password })),
    ownerOf: async ({ userId, orgId }) => `${names.get(userId)} · ${orgId ? places.get(orgId) : 'Personal'}`,
  }
}

export interface HostedKeys {
  readonly publishableKey: string
  readonly secretKey: string
  /** @default Clerk's Backend API */
  readonly apiUrl?: string
}

/** Returns the identity of a hosted Clerk application. */
export function hostedIdentity(keys: HostedKeys): Identity {
  const clerk = createClerkClient({ ...keys, telemetry: { disabled: true } })
  const names = new Map<string, Promise<string>>()
  const nameOf = async (userId: string) => {
    const user = await clerk.users.getUser(userId)
    return user.firstName ?? user.username ?? userId
  }
  return {
    ...keys,
    people: [],
    ownerOf: async ({ userId, orgSlug }) => {
      const name = names.get(userId) ?? nameOf(userId).catch(() => userId)
      names.set(userId, name)
      return `${await name} · ${orgSlug ?? 'Personal'}`
    },
  }
}
