'use client'
import { useAuth, useClerk } from '@clerk/clerk-react'
import type { ReactElement } from 'react'
import type { UseAuth } from '../auth/identity.js'
import { registerClerkSdk } from '../auth/session-context.js'
import {
  AuthFetchProvider as Provider,
  type AuthFetchProviderProps as ProviderProps,
} from '../fetch/auth-fetch-provider.js'
import { createFindSession } from './find-clerk-session.js'

// A side effect: `sideEffects` in package.json lists this file and the entry that imports it.
registerClerkSdk((findOther) => createFindSession('@clerk/clerk-react', { useAuth, useClerk }, findOther))

/** The props of `AuthFetchProvider`: every option of `createAuthFetch` except `getToken` and `identity`. */
export interface AuthFetchProviderProps extends Omit<ProviderProps, 'useAuth'> {
  /** @default useAuth of `@clerk/clerk-react` */
  readonly useAuth?: UseAuth
}

/** Passed on, not called here; the compiler accepts no value whose name begins with `use`. */
const defaultUseAuth: UseAuth = useAuth

/**
 * Sets options for the hooks below it. Without it they work under a bare `ClerkProvider` of `@clerk/clerk-react`, with the default options.
 * With it, a token refresh renders none of them.
 *
 * @param props the options of `createAuthFetch`, and `useAuth` of another Clerk SDK
 * @returns the children, inside the provider
 * @throws TypeError for an invalid option, naming it
 * @example
 * ```tsx
 * import { ClerkProvider } from '@clerk/clerk-react'
 * import { AuthFetchProvider } from '@x/react'
 * import type { ReactNode } from 'react'
 *
 * export function Providers({ children }: { children: ReactNode }) {
 *   return (
 *     <ClerkProvider publishableKey="pk_test_…">
 *       <AuthFetchProvider origins={['https://api.example.com']}>{children}</AuthFetchProvider>
 *     </ClerkProvider>
 *   )
 * }
 * ```
 * @see https://clerk.com/docs/hooks/use-auth
 */
export function AuthFetchProvider(props: AuthFetchProviderProps): ReactElement {
  return <Provider useAuth={defaultUseAuth} {...props} />
}
