import type { UseQueryResult } from '@tanstack/react-query'
import type { AuthSession } from '../auth/auth-session.js'
import { missedError } from './keep-with-owner.js'

/** A result with the error that it lacks; any other as it is, so that TanStack Query goes on tracking what is read. */
export function ownResult<TResult extends UseQueryResult>(session: AuthSession, result: TResult): TResult {
  const missed = missedError(session, result)
  if (!missed) return result
  const failure = { status: 'error', error: missed.error, isError: true, isSuccess: false, isLoadingError: true }
  return Object.create(result, Object.getOwnPropertyDescriptors(failure)) as TResult // with the same members
}
