'use client'
import { useContext, useInsertionEffect, useState, type ReactElement, type ReactNode } from 'react'
import { includePending, type ProviderOptions, type UseAuth } from '../auth/auth-state.js'
import { offerDefaultSession } from '../auth/default-session.js'
import { AuthSessionContext } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import type { AuthSource } from '../auth/session-fetch.js'
import { createAuthClient } from '../auth/auth-client.js'
import { useCommitEffect } from '../auth/use-commit-effect.js'
import { useRerenderWhenShown } from '../auth/use-render-when-shown.js'

/** The props of `AuthFetchProvider`: every option of `createAuthFetch` but `getToken` and `identity`. */
export interface AuthFetchProviderProps extends ProviderOptions {
  /** Your SDK's own hook, handed in once; the same function for as long as the provider is mounted. */
  readonly useAuth: UseAuth
  readonly children?: ReactNode
}

/**
 * Gives the hooks below it an `authFetch` for who is signed in, and keeps their caches with the user. It alone listens to
 * `useAuth`: a token refresh renders nothing below.
 *
 * @param props `useAuth` of the Clerk SDK, and the options of `createAuthFetch`. Put it inside `ClerkProvider` and around
 *   everything that comes and goes with a session, `Suspense` boundaries included
 * @returns the children, within the provider
 * @throws TypeError for an invalid option, naming it
 * @example
 * ```tsx
 * import { ClerkProvider, useAuth } from '@clerk/react'
 * import { AuthFetchProvider } from '@x/react/fetch'
 * import type { ReactNode } from 'react'
 *
 * export function Providers({ children }: { children: ReactNode }) {
 *   return (
 *     <ClerkProvider publishableKey="pk_test_…">
 *       <AuthFetchProvider useAuth={useAuth} origins={['https://api.example.com']}>
 *         {children}
 *       </AuthFetchProvider>
 *     </ClerkProvider>
 *   )
 * }
 * ```
 * @see https://clerk.com/docs/hooks/use-auth
 */
export function AuthFetchProvider({ useAuth, children, ...options }: AuthFetchProviderProps): ReactElement {
  'use no memo' // the compiler takes no hook that comes as a prop
  const isSignedIn = useAuth().isSignedIn
  const auth = useAuth(includePending)
  const source: AuthSource = {
    getToken: auth.getToken,
    options,
    isPending: auth.isSignedIn === true && isSignedIn === false,
    isLoaded: auth.isLoaded,
    rerender: () => setSession(undefined),
  }
  const [client] = useState(() => createAuthClient(source))
  const [previous, setSession] = useState<AuthSession | undefined>(() => client.getSession(auth, options, undefined))
  const session = client.getSession(auth, options, previous)
  if (session !== previous) setSession(session)

  const isOutermost = useContext(AuthSessionContext) === null
  // Before the layout effects of the children, in which SWR fetches.
  useInsertionEffect(() => client.setSource(source))
  useInsertionEffect(() => (isOutermost ? offerDefaultSession(session) : undefined), [isOutermost, session])
  // These run in a hidden tree too, where layout effects do not: a sign-out ends there as it does anywhere.
  useInsertionEffect(() => client.activateIfHidden(session), [client, session])
  useInsertionEffect(() => () => client.unmount(), [client])
  useCommitEffect(() => client.activate(session), [client, session])
  useRerenderWhenShown()

  return <AuthSessionContext.Provider value={session}>{children}</AuthSessionContext.Provider>
}
