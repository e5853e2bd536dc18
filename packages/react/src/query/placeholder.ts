import { markerOfKey } from './key.js'

interface KeyedQuery {
  readonly queryKey: readonly unknown[]
}

/**
 * Lets a placeholder function, such as `keepPreviousData`, see the data of the same owner alone. It gives a new function each
 * time: TanStack Query would show on what the same function gave before.
 *
 * @param marker the owner
 * @param placeholder the user's own, a function or a value
 */
export function guardPlaceholder(marker: string, placeholder: unknown): unknown {
  if (typeof placeholder !== 'function') return placeholder
  return (previousData: unknown, previousQuery: KeyedQuery | undefined) =>
    markerOfKey(previousQuery?.queryKey) === marker ? placeholder(previousData, previousQuery) : placeholder()
}
