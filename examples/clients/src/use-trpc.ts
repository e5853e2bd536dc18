import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { useAuthFetch } from '@x/react/fetch'
import { useMemo } from 'react'
import type { AppRouter } from '../server/trpc-router.ts'

/** Returns a client for the server's router. Each user gets a new client. */
export function useTrpc() {
  const authFetch = useAuthFetch()
  return useMemo(() => {
    // With exactOptionalPropertyTypes, tRPC's types reject even the global fetch. Without it, write `fetch: authFetch`.
    const link = httpBatchLink({ url: '/api/trpc', fetch: (input, init) => authFetch(input, init as RequestInit) })
    return createTRPCClient<AppRouter>({ links: [link] })
  }, [authFetch])
}
