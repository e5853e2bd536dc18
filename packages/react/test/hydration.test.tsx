import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { SWRConfig } from 'swr'
import { AuthFetchProvider } from '../src/fetch.js'
import { useAuthQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { createFakeAuth } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { settle } from './support/probe.js'

function Orders() {
  const swr = useClerkSWR<string>('/api/foo')
  const query = useAuthQuery<string>({ queryKey: ['foo'], url: '/api/foo' })
  return <p>{`${swr.data ?? swr.isLoading} ${query.data ?? query.isLoading}`}</p>
}

it.each([
  ['loading', undefined, '<p>true true</p>'],
  ['signed in', { userId: 'alice' }, '<p>true true</p>'],
  ['signed out', null, '<p>false false</p>'],
])('takes over the HTML of a server without a warning: %s', async (_what, as, html) => {
  const error = vi.spyOn(console, 'error')
  const recovered = vi.fn()
  const container = document.createElement('div')
  container.innerHTML = html
  const auth = createFakeAuth(as)
  const cache = new Map<string, object>()
  const root = hydrateRoot(
    container,
    <AuthFetchProvider useAuth={auth.useAuth} fetch={createFakeApi().fetch}>
      <QueryClientProvider client={new QueryClient()}>
        <SWRConfig value={{ provider: () => cache }}>
          <Orders />
        </SWRConfig>
      </QueryClientProvider>
    </AuthFetchProvider>,
    { onRecoverableError: recovered },
  )
  await settle(30)
  act(() => auth.signIn('alice'))
  await settle(60)
  expect(container.innerHTML).toBe('<p>alice /api/foo alice /api/foo</p>')
  expect(recovered).not.toHaveBeenCalled()
  expect(error).not.toHaveBeenCalled()
  root.unmount()
})
