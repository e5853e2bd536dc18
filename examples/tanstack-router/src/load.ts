import { redirect } from '@tanstack/react-router'
import { isAuthFetchError } from '@x/auth-fetch'
import { authQueryOptions } from '@x/react/query'
import type { ItemsQuery } from './queries.ts'
import type { RouterContext } from './router.tsx'

/** Fetches before the page is shown, under the key where `useAuthQuery` finds it. */
export async function load({ queryClient, ...owner }: RouterContext, query: ItemsQuery, href: string): Promise<void> {
  try {
    await queryClient.ensureQueryData(authQueryOptions(query, owner))
  } catch (error) {
    // Somebody else by now, or nobody: what was loaded is not for them. Another loader asks anew, or the guard sends them to sign in.
    if (isGone(error)) throw redirect({ href, replace: true })
    throw error
  }
}

function isGone(error: unknown): boolean {
  return isAuthFetchError(error, 'signed_out') || isAuthFetchError(error, 'identity_changed')
}
