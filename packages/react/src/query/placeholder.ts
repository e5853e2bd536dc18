import type { LooseQueryOptions } from './own-query.js'

interface ObservedQuery {
  /** Those of who observed it last. */
  readonly options: Pick<LooseQueryOptions, 'ownerSignal'>
}

/**
 * Lets a placeholder function, such as `keepPreviousData`, see the data of the same owner alone, and not what the same user saw
 * before a sign-out. It gives a new function each time: TanStack Query would show on what the same function gave before.
 *
 * @param ownerSignal ends with the owner's time
 * @param placeholder the user's own, a function or a value
 */
export function guardPlaceholder(ownerSignal: AbortSignal, placeholder: unknown): unknown {
  if (typeof placeholder !== 'function') return placeholder
  return (previousData: unknown, previousQuery: ObservedQuery | undefined) =>
    previousQuery?.options.ownerSignal === ownerSignal ? placeholder(previousData, previousQuery) : placeholder()
}
