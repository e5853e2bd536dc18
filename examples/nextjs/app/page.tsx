import { auth } from '@clerk/nextjs/server'
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { fetchJson } from '@x/auth-fetch'
import { authQueryOptions } from '@x/react/query'
import { clerkSWRKey } from '@x/react/swr'
import { SWRConfig } from 'swr'
import { Panels } from '@/components/panels'
import { Welcome } from '@/components/welcome'
import { invoices, urls, type Item } from '@/lib/requests'
import { getServerFetch } from '@/lib/server-fetch'

export default async function Page() {
  const { userId, orgId } = await auth()
  if (!userId) return <Welcome />

  // The hooks read these keys in the browser.
  const identity = { userId, orgId: orgId ?? null }
  const ordersKey = clerkSWRKey(urls.orders, identity)
  const authFetch = await getServerFetch()
  const queryClient = new QueryClient()
  const [orders] = await Promise.all([
    // When this fails, the browser fetches again and shows the error.
    fetchJson<Item[]>(authFetch, urls.orders).catch(() => undefined),
    queryClient.prefetchQuery(authQueryOptions<Item[]>(invoices, { authFetch, identity })),
  ])

  return (
    <SWRConfig value={{ fallback: { [ordersKey]: orders } }}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <Panels />
      </HydrationBoundary>
    </SWRConfig>
  )
}
