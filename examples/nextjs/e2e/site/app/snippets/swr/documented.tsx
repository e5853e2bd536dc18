'use client'
import { useAuth } from '@clerk/nextjs'
import { useEffect, useState } from 'react'
import useSWR, { type SWRResponse } from 'swr'
import { Rows } from '@x/example-shared/page/rows.tsx'
import { useOrders } from '@/hooks/use-orders'
import { urls, type Item } from '@/lib/requests'

/** An async hook as in Clerk's docs: it calls a hook after rendering has finished. */
async function useDocumentedSWR(url: string): Promise<SWRResponse<Item[]>> {
  const { getToken } = useAuth()
  const token = await getToken()
  const fetcher = (key: string) =>
    fetch(key, { headers: { Authorization: `Bearer ${token}` } }).then((response) => response.json())
  return useSWR(url, fetcher)
}

export function Documented() {
  const promise = useDocumentedSWR(`${urls.orders}?by=snippet`)
  const { data } = promise as unknown as SWRResponse<Item[]> // as the docs use what the hook returns
  const [problem, setProblem] = useState('')
  const ours = useOrders(0)
  useEffect(() => {
    promise.catch((error: unknown) => setProblem(String(error)))
  }, [promise])

  return (
    <>
      <section aria-label="documented">
        <Rows rows={data} isLoading={false} />
        <p role="alert">{problem}</p>
      </section>
      <section aria-label="ours">
        <Rows rows={ours.data} isLoading={ours.isLoading} />
      </section>
    </>
  )
}
