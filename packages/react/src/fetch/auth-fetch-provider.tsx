'use client'
import { useContext, useInsertionEffect, useReducer, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { createAuthClient } from '../auth/auth-client.js'
import { offerDefaultSession, type AuthSession } from '../auth/auth-session.js'
import { includePending, type ProviderOptions, type UseAuth } from '../auth/identity.js'
import { AuthSessionContext, useCommitEffect } from '../auth/session-context.js'
import type { AuthSource } from '../auth/session-fetch.js'

/** The props of `AuthFetchProvider`: every option of `createAuthFetch` except `getToken` and `identity`. */
export interface AuthFetchProviderProps extends ProviderOptions {
  /** Your SDK's `useAuth`. Pass the same function for as long as the provider is mounted. */
  readonly useAuth: UseAuth
  readonly children?: ReactNode
}

/**
 * Provides the hooks below it with the current user's `authFetch`, and keeps their caches with the user. Only the provider subscribes to
 * `useAuth`: a token refresh renders nothing below it.
 *
 * @param props `useAuth` of the Clerk SDK, and the options of `createAuthFetch`. Put the provider inside `ClerkProvider` and around
 *   everything that mounts and unmounts with a session, `Suspense` boundaries included
 * @returns the children, inside the provider
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
  'use no memo' // the compiler accepts no hook that is a prop
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
  // Before the children's layout effects, in which SWR fetches.
  useInsertionEffect(() => client.setSource(source))
  useInsertionEffect(() => (isOutermost ? offerDefaultSession(session) : undefined), [isOutermost, session])
  // Insertion effects run in a hidden tree too, where layout effects do not: a sign-out must take effect there as well.
  useInsertionEffect(() => client.activateIfHidden(session), [client, session])
  useInsertionEffect(() => () => client.unmount(), [client])
  useCommitEffect(() => client.activate(session), [client, session])
  useRerenderWhenShown()

  return <AuthSessionContext.Provider value={session}>{children}</AuthSessionContext.Provider>
}

/**
 * Renders the component again, before the browser paints, when a hidden tree is shown. While a tree is hidden, its hooks do not hear the
 * stores that they subscribe to, and React shows the tree as it was rendered last.
 *
 * @see https://react.dev/reference/react/Activity
 */
function useRerenderWhenShown(): void {
  const [, rerender] = useReducer((count: number) => count + 1, 0)
  const wasHidden = useRef(false)
  useCommitEffect(() => {
    if (wasHidden.current) rerender()
    return () => void (wasHidden.current = true)
  }, [])
}
