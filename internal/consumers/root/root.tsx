import { ClerkProvider } from '@clerk/clerk-react'
import { AuthFetchProvider, useAuthFetch, useAuthQuery, useClerkSWR } from '@x/react'

function Orders() {
  const authFetch = useAuthFetch()
  const swr = useClerkSWR<string[]>('/api/orders')
  const query = useAuthQuery<string[]>({ queryKey: ['orders'], url: '/api/orders' })
  return <button onClick={() => void authFetch('/api/orders')}>{swr.data?.[0] ?? query.data?.[0]}</button>
}

export function App() {
  return (
    <ClerkProvider publishableKey="pk_test_a2V5LmNsZXJrLmFjY291bnRzLmRldiQ">
      <AuthFetchProvider origins={['https://api.example.com']}>
        <Orders />
      </AuthFetchProvider>
    </ClerkProvider>
  )
}
