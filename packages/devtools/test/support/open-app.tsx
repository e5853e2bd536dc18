import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { AuthFetch } from '@x/auth-fetch'
import { AuthFetchDevtools, withDevtools } from '@x/devtools'
import { AuthFetchProvider, useAuthFetch } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { createFakeApi, type FakeClerk } from '@x/testing'

/** Renders an app with the panel open. */
export function openApp(clerk: FakeClerk) {
  const api = createFakeApi(
    { 'GET /api/orders': () => ['tea'], 'POST /api/orders': () => undefined },
    { anonymous: true },
  )
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const options = withDevtools({ fetch: api.fetch })
  const held: { authFetch?: AuthFetch } = {}

  function Orders() {
    const authFetch = useAuthFetch()
    // oxlint-disable-next-line react/globals -- the test sends requests
    held.authFetch = authFetch
    return <p>{useAuthQuery<string[]>({ queryKey: ['orders'], url: '/api/orders' }).data?.join()}</p>
  }

  const view = render(
    <AuthFetchProvider useAuth={clerk.useAuth} {...options}>
      <QueryClientProvider client={client}>
        <Orders />
        <AuthFetchDevtools queryClient={client} initialIsOpen />
      </QueryClientProvider>
    </AuthFetchProvider>,
  )
  const send: AuthFetch = (input: RequestInfo | URL, init?: RequestInit) =>
    held.authFetch?.(input, init) ?? Promise.reject(new Error('The app is not mounted.'))
  return { ...view, api, client, send }
}
