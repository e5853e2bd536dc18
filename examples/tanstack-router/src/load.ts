import { redirect } from '@tanstack/react-router'
import { isAuthFetchError } from '@x/auth-fetch'
import { authQueryOptions } from '@x/react/query'
import type { ItemsQuery } from './queries.ts'
import type { RouterContext } from './router.tsx'

/** Fetches before the page is shown, under the key that `useAuthQuery` reads. */
export async function load({ queryClient, ...owner }: RouterContext, query: ItemsQuery, href: string): Promise<void> {
  try {
    await queryClient.ensureQueryData(authQueryOptions(query, owner))
  } catch (error) {
    // The user changed or signed out in the meantime. Start over: the loader fetches for the next user, or the guard redirects to sign-in.
    if (isOwnerGone(error)) throw redirect({ href, replace: true })
    throw error
  }
}

function isOwnerGone(error: unknown): boolean {
  return isAuthFetchError(error, 'signed_out') || isAuthFetchError(error, 'identity_changed')
}
