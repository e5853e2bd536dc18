'use client'
import { useAuthIdentity } from '@x/react/fetch'
import { useEffect, useLayoutEffect, type ReactElement } from 'react'
import { timeline } from './timeline.js'

/** The part of TanStack Query's client that the recorder uses. */
export interface WatchedQueryClient {
  readonly getQueryCache: () => {
    readonly subscribe: (
      listener: (event: { readonly type: string; readonly query: { readonly queryKey: readonly unknown[] } }) => void,
    ) => () => void
  }
}

/** The props of `AuthFetchRecorder`. */
export interface AuthFetchRecorderProps {
  /** Records which queries are removed when the identity changes. */
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

  // The same phase in which the provider, after this component, removes the previous user's entries.
  useCommitEffect(() => {
    if (identity !== undefined) timeline.addIdentity(identity, isWatched)
  }, [identity, isWatched])

  return null
}

/** Whether a key ends with its owner: see `OwnerTag` of `@x/react/query`. */
function hasOwner(queryKey: readonly unknown[]): boolean {
  const last = queryKey.at(-1)
  return typeof last === 'object' && last !== null && 'authIdentity' in last
}
