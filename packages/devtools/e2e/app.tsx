import { TanStackDevtools } from '@tanstack/react-devtools'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ReactQueryDevtools } from '@tanstack/react-query-devtools'
import { AuthFetchDevtools, authFetchDevtoolsPlugin, AuthFetchRecorder, withDevtools } from '@x/devtools'
import { AuthFetchProvider, useAuthFetch } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { clerk, fetch, useAuth } from './backend.ts'

const queryClient = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, retry: false } } })
const options = withDevtools({ fetch, origins: ['https://api.shop.example'] })
const cards: Readonly<Record<string, string>> = {
  Orders: '/api/orders',
  Customers: '/api/customers',
  Invoices: '/api/invoices',
  Messages: '/api/messages',
  Tasks: '/api/tasks',
  'In stock': 'https://api.shop.example/stock',
}

let renders = 0

function Card({ name, url }: { readonly name: string; readonly url: string }) {
  const { data } = useAuthQuery<number>({ queryKey: [name.toLowerCase()], url })
  useEffect(() => void (renders += 1))
  return (
    <div>
      <dt>{name}</dt>
      <dd>{data ?? '…'}</dd>
    </div>
  )
}

function Page() {
  const authFetch = useAuthFetch()
  const actions: Readonly<Record<string, () => void>> = {
    'Send requests': () => void sendAll(),
    Order: () => void authFetch('/api/orders', { method: 'POST', body: '{"item":"tea"}' }),
    'Read the rates': () => void authFetch('/api/rates', { auth: false }),
    'Ask a partner': () => void authFetch('https://api.foo.com/v1/stock'),
    Reload: () => void queryClient.invalidateQueries(),
    'Wake up': () => {
      clerk.expireToken()
      void queryClient.invalidateQueries()
    },
    'Switch organization': () => clerk.switchOrganization('org_coffee'),
  }

  async function sendAll() {
    await authFetch('https://api.foo.com/v1/stock')
    await authFetch('/api/rates', { auth: false })
    await authFetch('/api/orders', { method: 'POST', body: '{"item":"tea"}' })
    clerk.expireToken()
    await authFetch('/api/orders?page=2')
    clerk.signIn('user_bob')
  }

  return (
    <main>
      <h1>A shop</h1>
      <nav>
        {Object.entries(actions).map(([name, act]) => (
          <button key={name} onClick={act}>
            {name}
          </button>
        ))}
      </nav>
      <dl>
        {Object.entries(cards).map(([name, url]) => (
          <Card key={name} {...{ name, url }} />
        ))}
      </dl>
    </main>
  )
}

const isPlugin = location.search === '?tanstack'
const isQuery = location.search === '?query'

/** For the tests: what is in the cache, and how often a card was rendered. */
Object.assign(globalThis, { shop: { cached: () => queryClient.getQueryCache().getAll(), renders: () => renders } })

clerk.holdTokens()
setTimeout(clerk.releaseTokens, 180)

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <AuthFetchProvider useAuth={useAuth} {...options}>
    <QueryClientProvider client={queryClient}>
      <Page />
      {isPlugin ? <AuthFetchRecorder queryClient={queryClient} /> : <AuthFetchDevtools queryClient={queryClient} />}
      {isQuery && <ReactQueryDevtools initialIsOpen />}
      {isPlugin && <TanStackDevtools plugins={[authFetchDevtoolsPlugin()]} config={{ defaultOpen: true }} />}
    </QueryClientProvider>
  </AuthFetchProvider>,
)
