'use client'
import { createContext, useContext, type Context } from 'react'
import type { AuthSession } from './auth-session.js'

/** Hands the scope down to the hooks. */
export const AuthSessionContext: Context<AuthSession | null> = createContext<AuthSession | null>(null)

/**
 * Reads the scope of the nearest `AuthFetchProvider`.
 *
 * @param hook the name of the hook that asks, for the message
 * @throws Error outside any provider
 */
export function useAuthSession(hook: string): AuthSession {
  const session = useContext(AuthSessionContext)
  if (session) return session
  throw new Error(
    `${hook} was called outside of <AuthFetchProvider>. Put <AuthFetchProvider useAuth={useAuth}> inside <ClerkProvider>, with useAuth ` +
      'of the same SDK. If it is there, @x/react is installed twice.',
  )
}
