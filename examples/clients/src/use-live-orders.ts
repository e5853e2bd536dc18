import { useAuthEventSource } from '@x/streams/react'
import { useState } from 'react'

/** What comes by the stream. */
export interface LiveOrder {
  readonly id: number
  readonly title: string
  readonly owner: string
}

/** The newest orders, as they come in. Give its component the identity as `key`: what it keeps goes with its owner. */
export function useLiveOrders() {
  const [orders, setOrders] = useState<readonly LiveOrder[]>([])
  const [connections, setConnections] = useState(0)
  const stream = useAuthEventSource('/api/live', {
    on: { order: ({ data }) => setOrders((before) => [JSON.parse(data) as LiveOrder, ...before].slice(0, 5)) },
    onOpen: () => setConnections((before) => before + 1),
  })
  return { ...stream, orders, connections }
}
