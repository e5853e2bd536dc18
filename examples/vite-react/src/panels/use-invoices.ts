import { useAuthQuery } from '#clerk'
import type { Item, Poll } from './item.ts'

export function useInvoices({ api, every }: Poll) {
  return useAuthQuery<Item[]>({
    queryKey: ['invoices', api],
    url: `${api}/invoices`,
    refetchInterval: every || false,
    refetchIntervalInBackground: true,
  })
}
