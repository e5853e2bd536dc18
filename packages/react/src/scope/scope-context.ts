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
    `${hook} was called outside of <AuthFetchProvider>. Put <AuthFetchProvider useAuth={useAuth}> around the app, inside your SDK's ` +
      '<ClerkProvider>, with useAuth from that SDK. If it is there already, two copies of @x/react are installed.',
  )
}
