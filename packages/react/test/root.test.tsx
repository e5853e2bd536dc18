import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AuthFetchProvider, useAuthQuery, useClerkSWR } from '../src/index.js'
import { useClerkSWR as useSubpathSWR } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'

function Orders() {
  const root = useClerkSWR<string>('/api/root').data
  const subpath = useSubpathSWR<string>('/api/root').data
  const query = useAuthQuery<string>({ queryKey: ['foo'], url: '/api/query' }).data
  return <p>{[root, subpath, query].join(', ')}</p>
}

it("the root's hooks use the provider's session, share its entries with the subpaths, and need no Clerk then", async () => {
  const api = createFakeApi()
  const page = render(
    <AuthFetchProvider useAuth={createFakeAuth({ userId: 'alice' }).useAuth} fetch={api.fetch}>
      <QueryClientProvider client={new QueryClient()}>
        <Orders />
      </QueryClientProvider>
    </AuthFetchProvider>,
  )
  expect(await page.findByText('alice /api/root, alice /api/root, alice /api/query')).toBeTruthy()
  expect(api.requests).toHaveLength(2)
})
