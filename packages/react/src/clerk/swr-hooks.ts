'use client'
import type { ClerkSWRInfiniteHook } from '../swr/infinite-types.js'
import type { ClerkSWRMutationHook } from '../swr/mutation-types.js'
import type { ClerkSWRHook, LooseArguments } from '../swr/types.js'
import { useScopedMutate, type ClerkMutate } from '../swr/use-clerk-mutate.js'
import { useScopedSWR } from '../swr/use-clerk-swr.js'
import { useScopedSWRImmutable } from '../swr/use-clerk-swr-immutable.js'
import { useScopedSWRInfinite } from '../swr/use-clerk-swr-infinite.js'
import { useScopedSWRMutation } from '../swr/use-clerk-swr-mutation.js'
import { useClerkSession } from './use-clerk-session.js'

/**
 * `useSWR` with the session token on each request and the user in the key. As in `@x/react/swr`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWR } from '@x/react'
 *
 * export function Orders() {
 *   const { data, error, isLoading } = useClerkSWR<{ id: string }[]>('/api/orders')
 *   if (error) return <p role="alert">{error.message}</p>
 *   return <p>{isLoading ? 'Loading…' : `${data?.length ?? 0} orders`}</p>
 * }
 * ```
 * @see https://swr.vercel.app/docs/api
 */
export const useClerkSWR: ClerkSWRHook = ((...args: LooseArguments) =>
  useScopedSWR(useClerkSession('useClerkSWR'), args)) as ClerkSWRHook // the signatures type what SWR gives

/**
 * `useSWRImmutable` with the session token and the user in the key: fetches once for each identity. As in `@x/react/swr`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWRImmutable } from '@x/react'
 *
 * export function Plan() {
 *   const { data } = useClerkSWRImmutable<{ name: string }>('/api/plan')
 *   return <p>{data?.name}</p>
 * }
 * ```
 * @see https://swr.vercel.app/docs/revalidation#disable-automatic-revalidations
 */
export const useClerkSWRImmutable: ClerkSWRHook = ((...args: LooseArguments) =>
  useScopedSWRImmutable(useClerkSession('useClerkSWRImmutable'), args)) as ClerkSWRHook // the signatures type what SWR gives

/**
 * `useSWRInfinite` with the session token on each request and the user in the keys of the list. As in `@x/react/swr`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWRInfinite } from '@x/react'
 *
 * export function Orders() {
 *   const { data = [], size, setSize } = useClerkSWRInfinite<string[]>((page) => `/api/orders?page=${page}`)
 *   return <button onClick={() => setSize(size + 1)}>More than {data.flat().length}</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/pagination#useswrinfinite
 */
export const useClerkSWRInfinite: ClerkSWRInfiniteHook = ((...args: LooseArguments) =>
  useScopedSWRInfinite(useClerkSession('useClerkSWRInfinite'), args)) as ClerkSWRInfiniteHook // the signatures type what SWR gives

/**
 * `useSWRMutation` with the session token on each request. Its result belongs to who triggered it. As in `@x/react/swr`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkSWRMutation } from '@x/react'
 *
 * export function Order() {
 *   const { trigger, isMutating } = useClerkSWRMutation('/api/orders')
 *   return <button disabled={isMutating} onClick={() => trigger({ item: 'tea' })}>Order tea</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/mutation#useswrmutation
 */
export const useClerkSWRMutation: ClerkSWRMutationHook = ((...args: LooseArguments) =>
  useScopedSWRMutation(useClerkSession('useClerkSWRMutation'), args)) as ClerkSWRMutationHook // the signatures type what SWR gives

/**
 * Gives `mutate` for the entries that the hooks keep for who is signed in. As in `@x/react/swr`, and under a bare `ClerkProvider` too.
 *
 * @throws Error outside of `ClerkProvider`
 * @example
 * ```tsx
 * import { useClerkMutate } from '@x/react'
 *
 * export function Reload() {
 *   const mutate = useClerkMutate()
 *   return <button onClick={() => mutate('/api/orders')}>Reload</button>
 * }
 * ```
 * @see https://swr.vercel.app/docs/mutation#global-mutate
 */
export function useClerkMutate(): ClerkMutate {
  return useScopedMutate(useClerkSession('useClerkMutate'))
}
