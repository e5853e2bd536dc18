import type { QueryKey, UseQueryResult } from '@tanstack/react-query'
import type { IdentityLifetime } from '../auth/identity.js'
import type { AuthSession } from '../auth/auth-session.js'
import { memoizePerLifetime } from './memoize-per-lifetime.js'
import { findIdentityKey } from './query-key.js'
import type { Draft, LooseQueryOptions } from './scope-query-options.js'

/** A function of the app that TanStack Query calls with data. */
type DataFunction = (...args: unknown[]) => unknown

interface ObservedQuery {
  readonly queryKey: QueryKey
  /** The options of its last observer. */
  readonly options: Pick<LooseQueryOptions, 'ownerSignal'>
}

/** The last error of `select`, or of `structuralSharing`, in a render for an identity that was not current yet. */
const selectErrors = new WeakMap<IdentityLifetime, { readonly error: unknown }>()

/**
 * Keeps the options that transform or share data with their owner. An observer of TanStack Query goes on from one user to the next, and
 * with it what it last selected, shared and showed as a placeholder. It is made to forget that when the next identity is put in force;
 * until then, these functions keep it from the render for that identity.
 *
 * Each function and value has one wrapper per identity: TanStack Query calls a function again, and shows a placeholder again, when it is
 * another one than before.
 */
export function keepWithOwner(session: AuthSession, draft: Draft): void {
  const { lifetime, isCurrent } = session
  const { select, structuralSharing, placeholderData } = draft

  /** Runs `select` or `structuralSharing`. After an error the observer would still show its last selection. */
  function transform(run: () => unknown): unknown {
    try {
      return run()
    } catch (error) {
      if (isCurrent(lifetime)) throw error
      selectErrors.set(lifetime, { error })
      return undefined
    }
  }

  if (isFunction(select))
    draft.select = memoizePerLifetime(
      lifetime,
      'select',
      select,
      () => (data: unknown) => transform(() => select(data)),
    )

  if (isFunction(structuralSharing))
    draft.structuralSharing = memoizePerLifetime(
      lifetime,
      'structuralSharing',
      structuralSharing,
      // Without the data of the previous owner, as for the first data.
      () => (old: unknown, data: unknown) =>
        transform(() => structuralSharing(isCurrent(lifetime) ? old : undefined, data)),
    )

  if (placeholderData !== undefined)
    draft.placeholderData = memoizePerLifetime(lifetime, 'placeholderData', placeholderData, () =>
      isFunction(placeholderData)
        ? (data: unknown, query: ObservedQuery | undefined) =>
            isSameOwner(query, lifetime) ? placeholderData(data, query) : placeholderData()
        : () => placeholderData,
    )
}

/**
 * Returns the error that a result lacks: `select` has failed in a render for an identity that is not in force yet. Once it is, TanStack
 * Query selects again, and has the error itself.
 */
export function missedError(
  { lifetime, isCurrent }: AuthSession,
  result: Pick<UseQueryResult, 'isSuccess' | 'data'>,
): { readonly error: unknown } | undefined {
  const failed = isCurrent(lifetime) ? undefined : selectErrors.get(lifetime)
  return failed && result.isSuccess && result.data === undefined ? failed : undefined
}

/**
 * Adds the missing error to a result. Any other result is returned unchanged, so that TanStack Query still tracks which fields the
 * component reads.
 */
export function addMissedError<TResult extends UseQueryResult>(session: AuthSession, result: TResult): TResult {
  const missed = missedError(session, result)
  if (!missed) return result
  const failure = { status: 'error', error: missed.error, isError: true, isSuccess: false, isLoadingError: true }
  return Object.create(result, Object.getOwnPropertyDescriptors(failure)) as TResult // with the same members
}

/** Whether a query was observed during this very lifetime. A query that was prefetched since has no signal. */
function isSameOwner(query: ObservedQuery | undefined, { identityKey, signal }: IdentityLifetime): boolean {
  if (findIdentityKey(query?.queryKey) !== identityKey) return false
  const seenIn = query?.options.ownerSignal
  return seenIn === undefined || seenIn === signal
}

function isFunction(value: unknown): value is DataFunction {
  return typeof value === 'function'
}
