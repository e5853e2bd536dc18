'use client'
import { createContext, useContext, useEffect, useLayoutEffect, type Context } from 'react'
import type { AuthSession } from './auth-session.js'

/** Holds the session of the nearest `AuthFetchProvider`. */
export const AuthSessionContext: Context<AuthSession | null> = createContext<AuthSession | null>(null)

/**
 * A hook that returns the session of a component without an `AuthFetchProvider`.
 *
 * @param hook the name of the calling hook, for the message
 * @param fix ends the message "… was called outside of"
 */
export type FindSession = (hook: string, fix?: string) => AuthSession

let findSession: FindSession = (
  hook,
  fix = '<AuthFetchProvider>. Put <AuthFetchProvider useAuth={useAuth}> inside <ClerkProvider>. If it is there, @x/react is installed twice.',
) => {
  throw new Error(`${hook} was called outside of ${fix}`)
}

/**
 * Makes the hooks work under the bare `ClerkProvider` of an SDK. The entry for that SDK calls this when it is imported, so that the subpaths
 * import no Clerk package.
 *
 * @param extend receives the previous function, to call outside of the SDK's provider
 */
export function registerClerkSdk(extend: (findOther: FindSession) => FindSession): void {
  findSession = extend(findSession)
}

/**
 * Returns the session of the nearest `AuthFetchProvider`, or else of the `ClerkProvider` of a registered SDK.
 *
 * @param hook the name of the calling hook, for the message
 * @throws Error outside of any provider
 */
export function useAuthSession(hook: string): AuthSession {
  'use no memo' // the compiler does not know that findSession calls hooks
  // A mounted component keeps the providers above it, so it always takes the same path here. Calling Clerk's hook under our provider too
  // would render every component again on each token refresh.
  return useContext(AuthSessionContext) ?? findSession(hook)
}

/** `useLayoutEffect`, except on a server, where React 18 warns about it. */
export const useCommitEffect: typeof useLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect
