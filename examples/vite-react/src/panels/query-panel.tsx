import { entries } from '#clerk'
import { Panel, type PanelSettings } from './panel.tsx'
import { useInvoices } from './use-invoices.ts'
import source from './use-invoices.ts?raw'

export function QueryPanel({ api, every, timeline }: PanelSettings) {
  const { data, error, failureReason, isLoading, refetch } = useInvoices({ api, every })
  return (
    <Panel
      via="Query"
      hook="useAuthQuery"
      library="TanStack Query"
      url={`${api}/invoices`}
      source={source}
      entry={entries.query}
      timeline={timeline}
      rows={data}
      error={error ?? failureReason}
      isLoading={isLoading}
      retry={() => void refetch()}
    />
  )
}
