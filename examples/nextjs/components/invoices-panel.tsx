'use client'
import { useInvoices } from '@/hooks/use-invoices'
import { urls } from '@/lib/requests'
import { Panel } from './panel'

export function InvoicesPanel({ every }: { readonly every: number }) {
  const { data, error, isLoading, refetch } = useInvoices(every)
  return (
    <Panel
      hook="useAuthQuery"
      library="TanStack Query"
      url={urls.invoices}
      rows={data}
      error={error}
      isLoading={isLoading}
      retry={() => void refetch()}
    />
  )
}
