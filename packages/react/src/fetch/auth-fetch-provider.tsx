'use client'
import { useContext, useInsertionEffect, useState, type ReactElement, type ReactNode } from 'react'
import { withPending, type ProviderOptions, type UseAuth } from '../scope/auth-state.js'
import { provide } from '../scope/provided.js'
import { ScopeContext } from '../scope/scope-context.js'
import type { Scope } from '../scope/scope.js'
import type { ScopeSource } from '../scope/scoped-fetch.js'
import { createScopes } from '../scope/scopes.js'
import { useCommitEffect } from '../scope/use-commit-effect.js'
import { useRenderWhenShown } from '../scope/use-render-when-shown.js'

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
  const auth = useAuth(withPending)
  const source: ScopeSource = {
    getToken: auth.getToken,
    options,
    isPending: auth.isSignedIn === true && isSignedIn === false,
    isLoaded: auth.isLoaded,
    renderAgain: () => setScope(undefined),
  }
  const [scopes] = useState(() => createScopes(source))
  const [previous, setScope] = useState<Scope | undefined>(() => scopes.scopeFor(auth, options, undefined))
  const scope = scopes.scopeFor(auth, options, previous)
  if (scope !== previous) setScope(scope)

  const isOutermost = useContext(ScopeContext) === null
  // Before the layout effects of the children, in which SWR fetches.
  useInsertionEffect(() => scopes.follow(source))
  useInsertionEffect(() => (isOutermost ? provide(scope) : undefined), [isOutermost, scope])
  // These run in a hidden tree too, where layout effects do not: a sign-out ends there as it does anywhere.
  useInsertionEffect(() => scopes.commitHidden(scope), [scopes, scope])
  useInsertionEffect(() => () => scopes.rest(), [scopes])
  useCommitEffect(() => scopes.commit(scope), [scopes, scope])
  useRenderWhenShown()

  return <ScopeContext.Provider value={scope}>{children}</ScopeContext.Provider>
}
