import { useAuth } from './sdk.js'
import { AuthFetchProvider, useAuthFetch } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { useClerkSWR } from '@x/react/swr'

function Orders() {
  const authFetch = useAuthFetch()
  const swr = useClerkSWR<string[]>('/api/orders')
  const query = useAuthQuery<string[]>({ queryKey: ['orders'], url: '/api/orders' })
  return <button onClick={() => void authFetch('/api/orders')}>{swr.data?.[0] ?? query.data?.[0]}</button>
}

export function App() {
  return (
    <AuthFetchProvider useAuth={useAuth} origins={['https://api.example.com']}>
      <Orders />
    </AuthFetchProvider>
  )
}
