'use client'
import { useAuthQuery } from '@x/react/query'
import { invoices, type Item } from '@/lib/requests'

export function useInvoices(every: number) {
  return useAuthQuery<Item[]>({
    ...invoices,
    retry: 2,
    staleTime: 5 * 60 * 1000, // 5 minutes
    refetchInterval: every || false,
    refetchIntervalInBackground: true,
  })
}
