// reports: no-unauthenticated-request, no-unauthenticated-request
import useSWR from 'swr'
import { useQuery } from '@tanstack/react-query'

const fetcher = (url: string) => fetch(url).then((response) => response.json())

export function Page({ id }: { id: string }) {
  const orders = useSWR(`/api/orders/${id}`, fetcher)
  const rows = useQuery({ queryKey: ['rows', id], queryFn: () => fetch('/api/rows?of=' + id).then((r) => r.json()) })
  return <pre>{JSON.stringify([orders.data, rows.data])}</pre>
}
