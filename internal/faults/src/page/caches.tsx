import { fetchJson } from '@x/auth-fetch'
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client'
import type { ReactNode } from 'react'
import { SWRConfig, type Cache, type State } from 'swr'
import type { Order } from '../cell.ts'
import type { Lab } from './lab.ts'

interface CachesProps {
  readonly lab: Lab
  readonly queryClient: QueryClient
  /** Whether both caches are kept in `localStorage`. */
  readonly isPersisted: boolean
  readonly children: ReactNode
}

/** The caches of both libraries. */
export function Caches({ lab, queryClient, isPersisted, children }: CachesProps) {
  const provider = (): Cache => lab.noteCache(isPersisted ? restoredMap() : new Map<string, State>())
  // SWR's own pause is 5 s, and doubles: too long to watch.
  const swr = <SWRConfig value={{ provider, errorRetryInterval: 150 }}>{children}</SWRConfig>
  if (!isPersisted) return <QueryClientProvider client={queryClient}>{swr}</QueryClientProvider>
  queryClient.setMutationDefaults<Order, Error, KeptOrder>(['order'], { mutationFn: (order) => sendKept(lab, order) })
  const persister = createAsyncStoragePersister({ storage: window.localStorage, key: 'query', throttleTime: 50 })
  return (
    <PersistQueryClientProvider
      client={queryClient}
      persistOptions={{ persister }}
      onSuccess={() => void queryClient.resumePausedMutations()}
    >
      {swr}
    </PersistQueryClientProvider>
  )
}

interface KeptOrder {
  readonly url: string
  readonly key: string
}

/** Sends what was kept from an earlier visit, as an app that knows nothing of owners would: as whoever is signed in. */
async function sendKept(lab: Lab, { url, key }: KeptOrder): Promise<Order> {
  const headers = { 'Content-Type': 'application/json' }
  return fetchJson<Order>(await lab.authFetch(), url, { method: 'POST', headers, body: JSON.stringify({ key }) })
}

/** SWR's cache, in `localStorage` between two visits. */
function restoredMap(): Cache {
  const map = new Map<string, State>(JSON.parse(localStorage.getItem('swr') ?? '[]') as [string, State][]) // written below
  setInterval(() => localStorage.setItem('swr', JSON.stringify([...map])), 50)
  return map
}
