// An app's tests need no mock of the provider: a function of `useAuth`'s shape is enough.
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useAuth } from '@clerk/clerk-react'
import { render, screen } from '@testing-library/react'
import { fetchJson } from '@x/auth-fetch'
import type { ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { AuthFetchProvider } from '../src/fetch.js'
import { useAuthQuery } from '../src/query.js'

function Providers({ children }: { readonly children: ReactNode }) {
  return <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
}

it("an app on Clerk's own hook cannot be rendered without its provider", () => {
  function Orders() {
    const { getToken } = useAuth()
    const load = async () =>
      fetchJson(fetch, '/api/orders', { headers: { Authorization: `Bearer ${await getToken()}` } })
    return <p>{String(useQuery({ queryKey: ['orders'], queryFn: load }).data)}</p>
  }
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<Orders />, { wrapper: Providers })).toThrow(/ClerkProvider/)
})

it('an app on our hooks is rendered with any function of that shape', async () => {
  function Orders() {
    return <p>{useAuthQuery<string>({ queryKey: ['orders'], url: '/api/orders' }).data}</p>
  }
  const state = { isLoaded: true, isSignedIn: true, userId: 'user_1', orgId: null, getToken: async () => 'token' }
  const answer = async (_input: RequestInfo | URL, init?: RequestInit) =>
    Response.json(new Headers(init?.headers).get('authorization'))
  render(
    <AuthFetchProvider useAuth={() => state} fetch={answer}>
      <Orders />
    </AuthFetchProvider>,
    { wrapper: Providers },
  )
  expect(await screen.findByText('Bearer token')).toBeTruthy()
})
