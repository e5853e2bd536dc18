/** What every route of this app answers: a list of these. `owner` says whose it is. */
export interface Item {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly owner: string
}

/** The addresses, as constants: on the page's own origin. */
export const urls = {
  notes: '/api/notes',
  orders: '/api/orders',
  invoices: '/api/invoices',
  report: '/api/report',
} as const

/** TanStack Query's keys, as constants. Who is signed in is added by `useAuthQuery` and `authQueryOptions`. */
export const queryKeys = {
  invoices: ['invoices'],
} as const

/** What the server prefetches and the browser goes on with. */
export const invoices = { queryKey: queryKeys.invoices, url: urls.invoices } as const
