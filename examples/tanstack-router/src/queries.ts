import type { UseAuthQueryOptions } from '@x/react/query'

/** A row of the API. */
export interface Item {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly owner: string
}

/** The same options for the loader and for the component. */
export const ordersQuery = { queryKey: ['orders'], url: '/api/orders', staleTime: 10_000 } as const satisfies ItemsQuery

export const invoicesQuery = {
  queryKey: ['invoices'],
  url: '/api/invoices',
  staleTime: 10_000,
} as const satisfies ItemsQuery

export type ItemsQuery = UseAuthQueryOptions<Item[]>
