import { useQuery } from '@tanstack/react-query'
import { authQueryKey, useAuthIdentity, useAuthQueries, useAuthQueryFn } from '#clerk'

const COLLECTIONS = ['orders', 'invoices']

interface Total {
  readonly count: number
}

export function useTotals(api: string) {
  const results = useAuthQueries({
    queries: COLLECTIONS.map((name) => ({ queryKey: ['totals', api, name], url: `${api}/totals?of=${name}` })),
  })

  // TanStack Query's own hook with our query function: add the identity to the key yourself, with authQueryKey().
  const queryFn = useAuthQueryFn()
  const identity = useAuthIdentity()
  const notes = useQuery({
    queryKey: authQueryKey(['totals', api, 'notes'], identity),
    queryFn: queryFn<Total>(`${api}/totals?of=notes`),
    enabled: Boolean(identity),
  })

  const all = [...results, notes]
  return {
    counts: all.map(({ data }) => (data as Total | undefined)?.count), // The type of the API's response.
    isLoading: all.some((result) => result.isLoading),
    error: all.find((result) => result.error)?.error,
  }
}
