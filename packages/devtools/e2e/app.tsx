import { TanStackDevtools } from '@tanstack/react-devtools'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { AuthFetchDevtools, authFetchDevtoolsPlugin, AuthFetchRecorder, withDevtools } from '@x/devtools'
import { AuthFetchProvider, useAuthFetch } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { createFakeApi, createFakeClerk } from '@x/testing'
import { createRoot } from 'react-dom/client'

const clerk = createFakeClerk({ userId: 'user_ada', orgId: 'org_tea' })
const api = createFakeApi(
  {
    'GET /api/orders': () => ['tea'],
    'GET /api/rates': () => 1,
    'POST /api/orders': () => Response.json({ error: 'sold out' }, { status: 409 }),
    'GET https://api.foo.com/v1/stock': () => 3,
  },
  { anonymous: true },
)
const queryClient = new QueryClient()
const options = withDevtools({ fetch: api.fetch })

function Page() {
  const authFetch = useAuthFetch()
  useAuthQuery<string[]>({ queryKey: ['orders'], url: '/api/orders' })

  async function send() {
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
      <button onClick={() => void send()}>Send requests</button>
    </main>
  )
}

const isPlugin = location.search === '?tanstack'

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <AuthFetchProvider useAuth={clerk.useAuth} {...options}>
    <QueryClientProvider client={queryClient}>
      <Page />
      {isPlugin ? <AuthFetchRecorder queryClient={queryClient} /> : <AuthFetchDevtools queryClient={queryClient} />}
      {isPlugin && <TanStackDevtools plugins={[authFetchDevtoolsPlugin()]} config={{ defaultOpen: true }} />}
    </QueryClientProvider>
  </AuthFetchProvider>,
)
