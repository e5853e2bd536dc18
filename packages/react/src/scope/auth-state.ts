import type { AuthFetchOptions, GetToken } from '@x/auth-fetch'

/** What an SDK's `useAuth` gives, as far as it is read here. Those of all Clerk SDKs for React fit. */
export interface AuthState {
  /** Whether Clerk knows who is signed in. */
  readonly isLoaded: boolean
  readonly isSignedIn: boolean | undefined
  readonly userId: string | null | undefined
  readonly orgId?: string | null | undefined
  readonly getToken: GetToken
}

/**
 * A hook of Clerk's shape: `useAuth` of `@clerk/clerk-react`, `@clerk/react` or `@clerk/nextjs`, or one of your own.
 *
 * @see https://clerk.com/docs/hooks/use-auth
 */
export type UseAuth = () => AuthState

/** The options of `createAuthFetch`, but for the two that the provider derives from `useAuth`. */
export type ProviderOptions = Omit<AuthFetchOptions, 'getToken' | 'identity'>
