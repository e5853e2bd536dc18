import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { useAuthFetch } from '@x/react/fetch'
import { useMemo } from 'react'
import type { AppRouter } from '../server/trpc-router.ts'

/** A client for the server's router; with another user comes another client. */
export function useTrpc() {
  const authFetch = useAuthFetch()
  return useMemo(() => {
    // Under exactOptionalPropertyTypes tRPC refuses the platform's own fetch too; without, `fetch: authFetch` will do.
    const link = httpBatchLink({ url: '/api/trpc', fetch: (input, init) => authFetch(input, init as RequestInit) })
    return createTRPCClient<AppRouter>({ links: [link] })
  }, [authFetch])
}
