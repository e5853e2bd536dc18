export type { Item } from '@x/example-shared/server/items.ts'

/** The URLs of the API routes, on the page's own origin. */
export const urls = {
  notes: '/api/notes',
  orders: '/api/orders',
  invoices: '/api/invoices',
  report: '/api/report',
} as const

/** TanStack Query's keys. `useAuthQuery` and `authQueryOptions` add the current user. */
export const queryKeys = {
  invoices: ['invoices'],
} as const

/** The query that the server prefetches and the browser keeps fresh. */
export const invoices = { queryKey: queryKeys.invoices, url: urls.invoices } as const
