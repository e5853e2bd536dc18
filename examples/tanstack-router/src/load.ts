import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { isAuthFetchError } from '@x/auth-fetch'
import { authQueryOptions } from '@x/react/query'
import { authFetch, currentIdentity } from './auth-fetch.ts'
import type { ItemsQuery } from './queries.ts'

/** Fetches before the page is shown, under the key where `useAuthQuery` finds it. */
export async function load(queryClient: QueryClient, query: ItemsQuery, path: string): Promise<void> {
  const identity = currentIdentity()
  try {
    await queryClient.ensureQueryData(authQueryOptions(query, { authFetch, identity }))
  } catch (error) {
    // Somebody else by now, or nobody: what was loaded is not for them. Another loader asks anew, or the guard sends them to sign in.
    if (isGone(error)) throw redirect({ to: path, replace: true })
    throw error
  }
}

function isGone(error: unknown): boolean {
  return isAuthFetchError(error, 'signed_out') || isAuthFetchError(error, 'identity_changed')
}
