'use client'
import { useAuth, useClerk } from '@clerk/clerk-react'
import { useContext, useReducer } from 'react'
import { withPending, type AuthState } from '../scope/auth-state.js'
import { ScopeContext } from '../scope/scope-context.js'
import type { Scope } from '../scope/scope.js'
import { useCommitEffect } from '../scope/use-commit-effect.js'
import { clerkScopesOf } from './clerk-scopes.js'

/**
 * Reads the scope of the nearest `AuthFetchProvider`, or else that of the nearest `ClerkProvider`.
 *
 * @param hook the name of the hook that asks, for the message
 * @throws Error outside any provider
 */
export function useClerkScope(hook: string): Scope {
  'use no memo' // the compiler takes no hook behind a condition, see below
  const provided = useContext(ScopeContext)
  if (provided) return provided
  // A component has the same providers above it for as long as it is mounted, so the order of its hooks holds. To ask Clerk in
  // any case would render each user of a hook on every token refresh.
  // oxlint-disable-next-line react/rules-of-hooks
  return useBareScope(hook)
}

function useBareScope(hook: string): Scope {
  const auth = useClerkAuth(hook)
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const scopes = clerkScopesOf(useClerk(), auth)
  const scope = scopes.scopeFor(auth)
  useCommitEffect(() => scopes.mount(renderAgain), [scopes])
  useCommitEffect(() => scopes.commit(scope), [scopes, scope])
  return scope
}

function useClerkAuth(hook: string): AuthState {
  try {
    // oxlint-disable-next-line react/rules-of-hooks -- it throws before its first hook of its own, or never
    return useAuth(withPending)
  } catch (cause) {
    throw new Error(
      `${hook} was called outside of <ClerkProvider>. Put the app into <ClerkProvider> of @clerk/clerk-react. With another Clerk ` +
        'SDK, put <AuthFetchProvider useAuth={useAuth}> inside its own <ClerkProvider>, with useAuth from that SDK.',
      { cause },
    )
  }
}
