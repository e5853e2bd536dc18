'use client'
import { useAuth } from '@clerk/nextjs'
import { useQuery } from '@tanstack/react-query'
import { Rows } from '@x/example-shared/page/rows.tsx'
import { useInvoices } from '@/hooks/use-invoices'
import { urls, type Item } from '@/lib/requests'

const documentedKeys = { invoices: ['documented invoices'] as const }

/** A query as in Clerk's docs: its key does not contain the user, and it does not check for a token. */
function useDocumentedQuery() {
  const { getToken } = useAuth()
  return useQuery({
    queryKey: documentedKeys.invoices,
    queryFn: async (): Promise<Item[]> => {
      const token = await getToken()
      const response = await fetch(`${urls.invoices}?by=snippet`, { headers: { Authorization: `Bearer ${token}` } })
      if (!response.ok) throw new Error(`The server answered ${response.status}`)
      return response.json()
    },
    retry: 2,
    staleTime: 5 * 60 * 1000,
  })
}

export default function Page() {
  const documented = useDocumentedQuery()
  const ours = useInvoices(0)
  return (
    <>
      <section aria-label="documented">
        <Rows rows={documented.data} isLoading={documented.isLoading} />
        <p role="alert">{documented.error?.message}</p>
      </section>
      <section aria-label="ours">
        <Rows rows={ours.data} isLoading={ours.isLoading} />
      </section>
    </>
  )
}
