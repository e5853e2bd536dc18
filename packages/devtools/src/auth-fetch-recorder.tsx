'use client'
import { useAuthIdentity } from '@x/react/fetch'
import { useEffect, useLayoutEffect, type ReactElement } from 'react'
import { timeline } from './timeline.js'

/** TanStack Query's client, as far as it is listened to. */
export interface WatchedQueryClient {
  readonly getQueryCache: () => {
    readonly subscribe: (
      listener: (event: { readonly type: string; readonly query: { readonly queryKey: readonly unknown[] } }) => void,
    ) => () => void
  }
}

/** The props of `AuthFetchRecorder`. */
export interface AuthFetchRecorderProps {
  /** Tells which queries are removed when somebody else is signed in. */
  readonly queryClient?: WatchedQueryClient
}

const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** See `index.ts`, where it is documented. */
export function AuthFetchRecorder({ queryClient }: AuthFetchRecorderProps): ReactElement | null {
  const identity = useAuthIdentity()
  const isWatched = queryClient !== undefined

  useCommitEffect(() => {
    return queryClient?.getQueryCache().subscribe(({ type, query: { queryKey } }) => {
      if (type === 'removed' && hasOwner(queryKey)) timeline.addRemoval(JSON.stringify(queryKey.slice(0, -1)))
    })
  }, [queryClient])

  // In the phase in which the provider above, after this, removes the entries of who was signed in before.
  useCommitEffect(() => {
    if (identity !== undefined) timeline.addIdentity(identity, isWatched)
  }, [identity, isWatched])

  return null
}

/** Whether a key says at its end whose entry it is; see `OwnerTag` of `@x/react/query`. */
function hasOwner(queryKey: readonly unknown[]): boolean {
  const last = queryKey.at(-1)
  return typeof last === 'object' && last !== null && 'authIdentity' in last
}
