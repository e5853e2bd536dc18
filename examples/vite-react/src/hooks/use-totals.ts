import { useQuery } from '@tanstack/react-query'
import { authQueryKey, useAuthIdentity, useAuthQueries, useAuthQueryFn } from '#clerk'

const COLLECTIONS = ['orders', 'invoices']

interface Total {
  readonly count: number
}

export function useTotals(api: string) {
  const results = useAuthQueries({
    queries: COLLECTIONS.map((name) => ({ queryKey: ['totals', name], url: `${api}/totals?of=${name}` })),
  })

  // TanStack Query's own hook, with a query function of ours: the owner in the key is up to you.
  const queryFn = useAuthQueryFn()
  const identity = useAuthIdentity()
  const notes = useQuery({
    queryKey: authQueryKey(['totals', 'notes'], identity),
    queryFn: queryFn<Total>(`${api}/totals?of=notes`),
    enabled: Boolean(identity),
  })

  return [...results, notes].map(({ data }) => (data as Total | undefined)?.count) // as the API answers
}
