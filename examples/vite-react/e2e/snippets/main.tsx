import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { SessionProvider } from '../../src/clerk-5.tsx'
import { apiOrigin } from '@x/example-shared/page/config.ts'
import useFetch from './docs-fetch.js'
import { MyComponent } from './docs-query.tsx'
import useDocsSWR from './docs-swr.js'
import { Ours } from './ours.tsx'

/** Keeps the first function that the documented hook returns, as an effect or a click handler would. */
function DocsFetch() {
  const promise = useFetch()
  useEffect(() => {
    void promise.then((authenticatedFetch) => {
      if (!('authenticatedFetch' in window)) Object.assign(window, { authenticatedFetch })
    })
  })
  return null
}

function DocsSwr() {
  const promise = useDocsSWR('/api/foo')
  useEffect(() => {
    promise.catch((error: unknown) => Object.assign(window, { swrError: String(error) }))
  })
  return null
}

const Shown = { '#fetch': DocsFetch, '#swr': DocsSwr, '#query': MyComponent }[window.location.hash] ?? Ours
const root = document.getElementById('root')
if (!root) throw new Error('index.html needs an element with id="root".')

createRoot(root).render(
  <QueryClientProvider client={new QueryClient()}>
    <SessionProvider origins={[apiOrigin]}>
      <Shown />
    </SessionProvider>
  </QueryClientProvider>,
)
