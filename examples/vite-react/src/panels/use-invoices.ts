import { useAuthQuery } from '#clerk'
import type { Item, Poll } from './item.ts'

// The hook adds the current user to the key.
export const queryKeys = {
  invoices: (api: string) => ['invoices', api],
} as const

export function useInvoices({ api, every }: Poll) {
  return useAuthQuery<Item[]>({
    queryKey: queryKeys.invoices(api),
    url: `${api}/invoices`,
    retry: 2,
    staleTime: 5 * 60 * 1000, // 5 minutes
    refetchInterval: every || false,
    refetchIntervalInBackground: true,
  })
}
