import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useAuthQuery } from '@x/react/query'
import type { ReactElement } from 'react'
import { Providers } from './providers.js'

const client = new QueryClient()

function Orders(): ReactElement {
  const { data } = useAuthQuery<string>({ queryKey: ['orders'], url: '/api/orders' })
  const text: string | undefined = data
  // @ts-expect-error -- data is a string
  const number: number | undefined = data
  return <p>{text ?? number}</p>
}

export function App(): ReactElement {
  return (
    <Providers>
      <QueryClientProvider client={client}>
        <Orders />
      </QueryClientProvider>
    </Providers>
  )
}
