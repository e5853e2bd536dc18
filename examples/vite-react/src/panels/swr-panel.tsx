import { entries } from '#clerk'
import { Panel, type PanelSettings } from './panel.tsx'
import { useOrders } from './use-orders.ts'
import source from './use-orders.ts?raw'

export function SwrPanel({ api, every, timeline }: PanelSettings) {
  const { data, error, isLoading, mutate } = useOrders({ api, every })
  return (
    <Panel
      via="SWR"
      hook="useClerkSWR"
      library="SWR"
      url={`${api}/orders`}
      source={source}
      entry={entries.swr}
      timeline={timeline}
      rows={data}
      error={error}
      isLoading={isLoading}
      retry={() => void mutate()}
    />
  )
}
