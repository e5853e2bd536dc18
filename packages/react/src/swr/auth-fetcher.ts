import type { BareFetcher } from 'swr'
import type { FetcherContext } from './types.js'

type AppFetcher<Key> = (key: Key, context: FetcherContext) => unknown

/** The app's fetcher behind each function that `authFetcher` returned. */
const appFetchers = new WeakMap<object, BareFetcher>()

/**
 * Makes a fetcher for `SWRConfig` that every hook of `@x/react/swr` without a fetcher of its own uses.
 *
 * @param fetcher `(key, { authFetch }) => data`, as the second argument of `useClerkSWR`
 * @returns a fetcher for `SWRConfig`. SWR's own hooks, which know no user, reject with what it throws: an `Error` that names `useClerkSWR`
 * @example
 * ```tsx
 * import { fetchJson } from '@x/auth-fetch'
 * import { authFetcher } from '@x/react/swr'
 * import { SWRConfig } from 'swr'
 * import type { ReactNode } from 'react'
 *
 * const fetcher = authFetcher((path: string, { authFetch }) => fetchJson(authFetch, `/api/v1${path}`))
 *
 * export function Providers({ children }: { children: ReactNode }) {
 *   return <SWRConfig value={{ fetcher }}>{children}</SWRConfig>
 * }
 * ```
 * @see https://swr.vercel.app/docs/global-configuration
 */
export function authFetcher<Key = string>(fetcher: AppFetcher<Key>): (key: Key) => never {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- each is a key of the map
  const marked = (): never => {
    throw new Error('A fetcher of authFetcher() has no user here. Use useClerkSWR in place of useSWR.')
  }
  appFetchers.set(marked, fetcher)
  return marked
}

/** Returns the app's fetcher behind one that was made by `authFetcher`. */
export function findAppFetcher(fetcher: BareFetcher | undefined): BareFetcher | undefined {
  return fetcher && appFetchers.get(fetcher)
}
