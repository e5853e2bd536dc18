'use client'
import { useClerkSWR } from '@x/react/swr'
import { urls, type Item } from '@/lib/requests'

export function useOrders(every: number) {
  return useClerkSWR<Item[]>(urls.orders, {
    refreshInterval: every,
    dedupingInterval: 500, // Less than the shortest interval.
    refreshWhenHidden: true,
    // The prefetched data is fresh: no request on mount.
    revalidateIfStale: false,
  })
}
