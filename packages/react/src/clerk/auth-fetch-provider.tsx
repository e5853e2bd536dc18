'use client'
import { useAuth } from '@clerk/clerk-react'
import type { ReactElement } from 'react'
import {
  AuthFetchProvider as Provider,
  type AuthFetchProviderProps as ProviderProps,
} from '../fetch/auth-fetch-provider.js'
import type { UseAuth } from '../auth/auth-state.js'

/** The props of `AuthFetchProvider`: every option of `createAuthFetch` but `getToken` and `identity`. */
export interface AuthFetchProviderProps extends Omit<ProviderProps, 'useAuth'> {
  /** @default useAuth of `@clerk/clerk-react` */
  readonly useAuth?: UseAuth
}

/** A hook, handed on and not called here. */
const useClerkAuth: UseAuth = useAuth

/**
 * Sets options for the hooks below it. Without it they work under a bare `ClerkProvider` of `@clerk/clerk-react`, with the
 * defaults; with it, a token refresh renders none of them.
 *
 * @param props the options of `createAuthFetch`, and `useAuth` of another Clerk SDK
 * @returns the children, within the provider
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
  return <Provider useAuth={useClerkAuth} {...props} />
}
