import { useClerkSWR } from '#clerk'
import type { Item, Poll } from './item.ts'

export function useOrders({ api, every }: Poll) {
  return useClerkSWR<Item[]>(`${api}/orders`, {
    dedupingInterval: 500,
    refreshInterval: every,
    refreshWhenHidden: true,
  })
}
