import { useAuthIdentity } from '@x/react/fetch'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { useClerkSWR } from '@x/react/swr'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { SWRConfig, type State } from 'swr'
import type { Lab } from './lab.ts'

/** A page with caches of its own, made again for each user and organization. */
export function OwnPages({ lab }: { readonly lab: Lab }) {
  const identity = useAuthIdentity()
  return identity ? <OwnPage key={`${identity.userId} ${identity.orgId}`} lab={lab} /> : null
}

function OwnPage({ lab }: { readonly lab: Lab }) {
  const [{ client, cache }] = useState(() => {
    const made = {
      client: new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } }),
      cache: new Map<string, State>(),
    }
    lab.ownCaches.push(new WeakRef(made.client), new WeakRef(made.cache))
    return made
  })
  return (
    <QueryClientProvider client={client}>
      <SWRConfig value={{ provider: () => cache, loadingTimeout: 0, dedupingInterval: 0 }}>
        <Rows url={`${lab.config.apiUrl}/cells/own`} />
      </SWRConfig>
    </QueryClientProvider>
  )
}

interface Answer {
  readonly owner: string
}

function Rows({ url }: { readonly url: string }) {
  const query = useAuthQuery<Answer>({ queryKey: ['own'], url, refetchOnWindowFocus: false })
  const swr = useClerkSWR<Answer>(url, { revalidateOnFocus: false })
  // One that never ends, and one that waits for it: both are under way when the next user comes.
  const scope = { id: 'own' }
  const endless = useAuthMutation({ scope, mutationFn: () => new Promise<void>(() => {}) })
  const waiting = useAuthMutation({ scope, url })
  const { mutate: begin } = endless
  const { mutate: queue } = waiting
  useEffect(() => {
    begin()
    queue()
  }, [begin, queue])
  return <p id="own">{`${query.data?.owner} ${swr.data?.owner}`}</p>
}
