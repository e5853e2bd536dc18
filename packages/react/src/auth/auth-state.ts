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

/** What the provider asks `useAuth` with, to tell a session that has a task left to do from none. */
export interface UseAuthOptions {
  readonly treatPendingAsSignedOut?: boolean
}

/**
 * A hook of Clerk's shape: `useAuth` of `@clerk/clerk-react`, `@clerk/react` or `@clerk/nextjs`, or one of your own.
 *
 * @see https://clerk.com/docs/hooks/use-auth
 */
export type UseAuth = (options?: UseAuthOptions) => AuthState

/** Asks for who is signed in with a pending session too: Clerk calls them signed out otherwise. */
export const includePending: UseAuthOptions = Object.freeze({ treatPendingAsSignedOut: false })

/** The options of `createAuthFetch`, but for the two that the provider derives from `useAuth`. */
export type ProviderOptions = Omit<AuthFetchOptions, 'getToken' | 'identity'>
