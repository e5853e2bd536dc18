'use client'
import { createContext, useContext, type Context } from 'react'
import type { Scope } from './scope.js'

/** Hands the scope down to the hooks. */
export const ScopeContext: Context<Scope | null> = createContext<Scope | null>(null)

/**
 * Reads the scope of the nearest `AuthFetchProvider`.
 *
 * @param hook the name of the hook that asks, for the message
 * @throws Error outside any provider
 */
export function useScope(hook: string): Scope {
  const scope = useContext(ScopeContext)
  if (scope) return scope
  throw new Error(
    `${hook} was called outside of <AuthFetchProvider>. Put <AuthFetchProvider useAuth={useAuth}> inside <ClerkProvider>, with useAuth ` +
      'of the same SDK. If it is there, @x/react is installed twice.',
  )
}
