import type { UseQueryResult } from '@tanstack/react-query'
import type { Scope } from '../scope/scope.js'
import { hasForeignSelection } from './keep-with-owner.js'

/** A result without what the observer selected for the last owner; any other as it is, so that TanStack Query goes on tracking what is read. */
export function ownResult<TResult extends UseQueryResult>(scope: Scope, result: TResult): TResult {
  if (scope.isInForce(scope.life) || !hasForeignSelection(scope, result)) return result
  return Object.create(result, {
    data: { value: undefined },
    isLoadingError: { value: true },
    isRefetchError: { value: false },
  }) as TResult // with the same members
}
