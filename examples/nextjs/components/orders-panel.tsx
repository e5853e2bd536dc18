'use client'
import { useOrders } from '@/hooks/use-orders'
import { urls } from '@/lib/requests'
import { Panel } from './panel'

export function OrdersPanel({ every }: { readonly every: number }) {
  const { data, error, isLoading, mutate } = useOrders(every)
  return (
    <Panel
      hook="useClerkSWR"
      library="SWR"
      url={urls.orders}
      rows={data}
      error={error}
      isLoading={isLoading}
      retry={() => void mutate()}
    />
  )
}
