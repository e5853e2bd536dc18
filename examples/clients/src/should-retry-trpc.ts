import { TRPCClientError } from '@trpc/client'
import { shouldRetry } from '@x/auth-fetch'
import type { AppRouter } from '../server/trpc-router.ts'

/** Applies the hooks' retry rule to tRPC's errors: no retry for a 4xx except 408 and 429, or when signed out. */
export function shouldRetryTrpc(failureCount: number, error: Error): boolean {
  if (!(error instanceof TRPCClientError)) return shouldRetry(failureCount, error)
  const status = statusOf(error)
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) return false
  return shouldRetry(failureCount, error.cause)
}

/** Returns the router's status, or the response's when something before the router answered. */
function statusOf({ data, meta }: TRPCClientError<AppRouter>): number | undefined {
  const response = meta?.['response']
  return data?.httpStatus ?? (response instanceof Response ? response.status : undefined)
}
