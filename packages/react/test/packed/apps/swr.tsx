import { useClerkSWR } from '@x/react/swr'
import type { ReactElement } from 'react'
import { Providers } from './providers.js'

function Orders(): ReactElement {
  const { data } = useClerkSWR<string>('/api/orders')
  const text: string | undefined = data
  // @ts-expect-error -- data is a string
  const number: number | undefined = data
  return <p>{text ?? number}</p>
}

export function App(): ReactElement {
  return (
    <Providers>
      <Orders />
    </Providers>
  )
}
