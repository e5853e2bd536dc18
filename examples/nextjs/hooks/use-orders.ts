'use client'
import { useClerkSWR } from '@x/react/swr'
import { urls, type Item } from '@/lib/requests'

export function useOrders(every: number) {
  return useClerkSWR<Item[]>(urls.orders, {
    refreshInterval: every,
    dedupingInterval: 500, // less than the shortest interval
    refreshWhenHidden: true,
    // What came with the page is fresh: no request on mount.
    revalidateIfStale: false,
  })
}
