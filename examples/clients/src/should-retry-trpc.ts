import { TRPCClientError } from '@trpc/client'
import { shouldRetry } from '@x/auth-fetch'
import type { AppRouter } from '../server/trpc-router.ts'

/** The hooks' own rule, for what tRPC wraps: no 4xx but 408 and 429 is asked again, nor what lacks a user. */
export function shouldRetryTrpc(failureCount: number, error: Error): boolean {
  if (!(error instanceof TRPCClientError)) return shouldRetry(failureCount, error)
  const status = statusOf(error)
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) return false
  return shouldRetry(failureCount, error.cause)
}

/** The router's word, or, when something before the router answered, the response's. */
function statusOf({ data, meta }: TRPCClientError<AppRouter>): number | undefined {
  const response = meta?.['response']
  return data?.httpStatus ?? (response instanceof Response ? response.status : undefined)
}
