'use client'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useAuthSession } from '../auth/session-context.js'
import { getAuthQueryClient, watchQueryClient } from './resolve-query-options.js'

/**
 * Returns a `QueryClient` that accepts the keys of your hooks and reaches only the current user's entries. Filters match by the beginning of
 * a key, as usual. Defaults that you set apply to all users.
 *
 * @param queryClient the client, if it is not the one of the nearest `QueryClientProvider`
 * @returns the same client until the user or the organization changes. After that, and when nobody is signed in, it reads `undefined`
 *   and writes nothing; a fetch rejects with `IdentityChangedError` or `SignedOutError`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useAuthMutation, useAuthQueryClient } from '@x/react/query'
 *
 * export function Rename() {
 *   const client = useAuthQueryClient()
 *   const { mutate } = useAuthMutation<{ name: string }, Error, { name: string }>({
 *     url: '/api/profile',
 *     onSuccess: (profile) => client.setQueryData(['profile'], profile),
 *   })
 *   return <button onClick={() => mutate({ name: 'Alice' })}>Rename</button>
 * }
 * ```
 * @see https://tanstack.com/query/latest/docs/reference/QueryClient
 */
export function useAuthQueryClient(queryClient?: QueryClient): QueryClient {
  const session = useAuthSession('useAuthQueryClient')
  const client = useQueryClient(queryClient)
  watchQueryClient(session, client)
  return getAuthQueryClient(session, client)
}
