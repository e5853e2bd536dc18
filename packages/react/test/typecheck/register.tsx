// Compiled twice, as `drop-in.tsx`.
import { queryOptions, useQuery as useBareQuery, type QueryClient } from '@tanstack/react-query'
import { makeOptions, useInfiniteQuery, useMutation, useQueries, useQuery, useSuspenseQuery } from 'hooks'
import { check, type Same } from './same.js'

class ApiError extends Error {
  status = 0
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError
    queryKey: ['app', ...unknown[]]
  }
}

declare const client: QueryClient
const todo = (id: number) => queryOptions({ queryKey: ['app', 'todo', id], queryFn: async () => ({ id }) })

export function Registered() {
  const query = useQuery({ queryKey: ['app', 'todo', 1], queryFn: () => 1 })
  check<Same<typeof query.error, ApiError | null>>()
  const made = useQuery(todo(1))
  check<Same<typeof made.error, ApiError | null>>()
  const suspended = useSuspenseQuery(todo(1))
  check<Same<typeof suspended.error, ApiError | null>>()
  const mutation = useMutation({ mutationFn: async () => 1 })
  check<Same<typeof mutation.error, ApiError | null>>()
  const pages = useInfiniteQuery({
    queryKey: ['app', 'todos'],
    queryFn: () => 1,
    initialPageParam: 0,
    getNextPageParam: () => 1,
  })
  check<Same<typeof pages.error, ApiError | null>>()
  const [first, second] = useQueries({ queries: [todo(1), { queryKey: ['app', 'b'], queryFn: () => 1 }] })
  check<Same<typeof first.error, ApiError | null>>()
  check<Same<typeof second.error, ApiError | null>>()
  const options = makeOptions(todo(1))
  const bare = useBareQuery(options)
  check<Same<typeof bare.error, ApiError | null>>()
  void client.prefetchQuery(options)
  const data = client.getQueryData(options.queryKey)
  check<Same<typeof data, { id: number } | undefined>>()
  // @ts-expect-error -- the app's keys begin with 'app'
  useQuery({ queryKey: ['todo', 1], queryFn: () => 1 })
}
