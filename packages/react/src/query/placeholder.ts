import { markerOfKey } from './key.js'

interface KeyedQuery {
  readonly queryKey: readonly unknown[]
}

type Placeholder = (previousData: unknown, previousQuery: KeyedQuery | undefined) => unknown

const wrapped = new WeakMap<object, WeakMap<object, Placeholder>>()

/**
 * Lets a placeholder function, such as `keepPreviousData`, see the data of the same owner alone.
 *
 * @param owner what stands for the owner's time: TanStack Query shows a placeholder on while its function stays the same, so each
 *   time has one of its own
 * @param marker the owner
 * @param placeholder the user's own, a function or a value
 */
export function guardPlaceholder(owner: object, marker: string, placeholder: unknown): unknown {
  if (typeof placeholder !== 'function') return placeholder
  let ofOwner = wrapped.get(owner)
  if (!ofOwner) wrapped.set(owner, (ofOwner = new WeakMap()))
  let guarded = ofOwner.get(placeholder)
  if (!guarded) {
    guarded = (previousData, previousQuery) =>
      markerOfKey(previousQuery?.queryKey) === marker
        ? placeholder(previousData, previousQuery)
        : placeholder(undefined, undefined)
    ofOwner.set(placeholder, guarded)
  }
  return guarded
}
