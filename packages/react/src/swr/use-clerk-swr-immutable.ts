'use client'
import { unstable_serialize, type SWRResponse } from 'swr'
import useSWRImmutable from 'swr/immutable'
import { useAuthSession } from '../auth/session-context.js'
import type { AuthSession } from '../auth/auth-session.js'
import { resolveArgs } from './authenticate.js'
import type { ClerkSWRHook, LooseArguments } from './types.js'

/** `useClerkSWRImmutable` in a given scope. */
export function useScopedSWRImmutable(session: AuthSession, args: LooseArguments): SWRResponse {
  const [key, fetcher, config] = resolveArgs(session, args, unstable_serialize)
  return useSWRImmutable(key, fetcher, config)
}

/**
 * `useSWRImmutable` with the session token on each request and the user in the key: fetches once for each identity.
 *
 * @param key as that of `useClerkSWR`
 * @param fetcher as that of `useClerkSWR`
 * @param config SWR's own options, but for those that revalidate
 * @returns as `useClerkSWR`
 * @throws Error outside of `AuthFetchProvider`
 * @example
 * ```tsx
 * import { useClerkSWRImmutable } from '@x/react/swr'
 *
 * export function Plan() {
 *   const { data } = useClerkSWRImmutable<{ name: string }>('/api/plan')
 *   return <p>{data?.name}</p>
 * }
 * ```
 * @see https://swr.vercel.app/docs/revalidation#disable-automatic-revalidations
 */
export const useClerkSWRImmutable: ClerkSWRHook = ((...args: LooseArguments) =>
  useScopedSWRImmutable(useAuthSession('useClerkSWRImmutable'), args)) as ClerkSWRHook // the signatures type what SWR gives
