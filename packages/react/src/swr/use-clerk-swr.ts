'use client'
import useSWR, { unstable_serialize, type SWRResponse } from 'swr'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { resolveArgs } from './authenticate.js'
import type { ClerkSWRHook, LooseArguments } from './types.js'

/** `useClerkSWR` in a given scope. */
export function useScopedSWR(session: AuthSession, args: LooseArguments): SWRResponse {
  const [key, fetcher, config] = resolveArgs(session, args, unstable_serialize)
  return useSWR(key, fetcher, config)
}

/**
 * `useSWR` with the session token on each request and the user in the key: the cache follows the user.
 *
 * @param key SWR's own: a string, tuple, object, function or `null`. Without a fetcher it is the request: a `string`, a `URL`
 *   or `[input, init]`
 * @param fetcher `(key, { authFetch }) => data`; without one the request's JSON is fetched
 * @param config SWR's own options. A 4xx but 408 and 429 is not retried, unless `onErrorRetry` or `shouldRetryOnError` say so
 * @returns SWR's own result. Until Clerk is loaded it is loading; signed out there is no data, no error and no request, and with
 *   `suspense` it throws `SignedOutError`. Its `mutate` is for who is signed in, and does nothing for the next
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useClerkSWR } from '@x/react/swr'
 *
 * export function Orders() {
 *   const { data, error, isLoading } = useClerkSWR<{ id: string }[]>('/api/orders')
 *   if (error) return <p role="alert">{error.message}</p>
 *   if (isLoading || !data) return <p>Loading…</p>
 *   return <ul>{data.map(({ id }) => <li key={id}>{id}</li>)}</ul>
 * }
 * ```
 * @see https://swr.vercel.app/docs/api
 */
export const useClerkSWR: ClerkSWRHook = ((...args: LooseArguments) =>
  useScopedSWR(useAuthSession('useClerkSWR'), args)) as ClerkSWRHook // the signatures type what SWR gives
