import { useAuthEventSource } from '@x/streams/react'
import { useState } from 'react'

/** An event of the stream. */
export interface LiveOrder {
  readonly id: number
  readonly title: string
  readonly owner: string
}

/** Returns the newest orders as they arrive. Use the identity as its component's `key`, so that the next user starts with no orders. */
export function useLiveOrders() {
  const [orders, setOrders] = useState<readonly LiveOrder[]>([])
  const [connections, setConnections] = useState(0)
  const stream = useAuthEventSource('/api/live', {
    on: { order: ({ data }) => setOrders((before) => [JSON.parse(data) as LiveOrder, ...before].slice(0, 5)) },
    onOpen: () => setConnections((before) => before + 1),
  })
  return { ...stream, orders, connections }
}
