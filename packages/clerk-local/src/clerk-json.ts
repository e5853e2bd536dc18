import type * as V6 from '@clerk/shared/types'
import type * as V5 from 'clerk-shared-3/types'

/**
 * The JSON that both clerk-js 5 and 6 read, in Clerk's own types: an upgrade that adds or renames a field fails the type check.
 * Clerk's types omit some `null`s, and have ids for objects without one.
 */
type Answer<Json> = unknown extends Json
  ? Json
  : Json extends string | number | boolean | null | undefined
    ? Json
    : Json extends readonly (infer Item)[]
      ? readonly Answer<Item>[]
      : { readonly [Key in keyof Json as Exclude<Key, 'id'>]: Answer<Json[Key]> | null } & { readonly id?: string }

/** Any part of the JSON: clerk-js has defaults for the rest. */
export type Some<Json> = Json extends object ? { readonly [Key in keyof Json]?: Some<Json[Key]> } : Json

/** A JSON type that fits both major versions. */
export type ClerkJson<Name extends keyof Types5 & keyof Types6> = Answer<Types5[Name]> & Answer<Types6[Name]>

interface Types5 {
  client: V5.ClientJSON
  email: V5.EmailAddressJSON
  environment: V5.EnvironmentJSON
  membership: V5.OrganizationMembershipJSON
  organization: V5.OrganizationJSON
  publicUserData: V5.PublicUserDataJSON
  session: V5.SessionJSON
  sessionVerification: V5.SessionVerificationJSON
  signIn: V5.SignInJSON
  token: V5.TokenJSON
  user: V5.UserJSON
  verification: V5.VerificationJSON
}

interface Types6 {
  client: V6.ClientJSON
  email: V6.EmailAddressJSON
  environment: V6.EnvironmentJSON
  membership: V6.OrganizationMembershipJSON
  organization: V6.OrganizationJSON
  publicUserData: V6.PublicUserDataJSON
  session: V6.SessionJSON
  sessionVerification: V6.SessionVerificationJSON
  signIn: V6.SignInJSON
  token: V6.TokenJSON
  user: V6.UserJSON
  verification: V6.VerificationJSON
}
