import type { AuthFetch } from '@x/auth-fetch'
import { useAuthFetch } from '@x/react/fetch'
import { useEffect, useState, type ReactElement } from 'react'
import { Providers } from './providers.js'

function Orders(): ReactElement {
  const authFetch: AuthFetch = useAuthFetch()
  const [text, setText] = useState('')
  useEffect(() => {
    void authFetch('/api/orders').then(async (response) => setText(await response.json()))
  }, [authFetch])
  return <p>{text}</p>
}

export function App(): ReactElement {
  return (
    <Providers>
      <Orders />
    </Providers>
  )
}
