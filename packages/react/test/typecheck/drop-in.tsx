// Compiled twice: `hooks` are those of TanStack Query, and ours. Whatever compiles with the first compiles with the second.
import {
  infiniteQueryOptions,
  mutationOptions,
  queryOptions,
  skipToken,
  useQuery as useBareQuery,
  useInfiniteQuery as useBareInfiniteQuery,
  usePrefetchQuery,
  usePrefetchInfiniteQuery,
  type DefaultError,
  type DefinedUseQueryResult,
  type InfiniteData,
  type QueryClient,
  type QueryFunction,
  type QueryKey,
  type UseMutationOptions,
  type UseQueryOptions,
  type UseQueryResult,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query'
import {
  makeInfiniteOptions,
  makeOptions,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQueries,
  useSuspenseQuery,
} from 'hooks'
import { check, type Same } from './same.js'

interface Todo {
  id: number
  title: string
}
class ApiError extends Error {
  status = 0
}

declare const client: QueryClient
declare const maybe: boolean
declare const maybeId: string | undefined

const todo = (id: number) => queryOptions({ queryKey: ['todo', id], queryFn: async () => ({ id, title: 'tea' }) })
const todoTuple = (id: number) =>
  queryOptions({
    queryKey: ['todo', id] as const,
    queryFn: async ({ queryKey }) => ({ id: queryKey[1], title: 'tea' }),
  })
const seeded = (id: number) =>
  queryOptions({ queryKey: ['todo', id], queryFn: async () => ({ id, title: 'tea' }), initialData: { id, title: '' } })
const skipped = (id: number | undefined) =>
  queryOptions({ queryKey: ['todo', id], queryFn: id === undefined ? skipToken : async () => ({ id, title: 'tea' }) })
const titles = (id: number) =>
  queryOptions({ queryKey: ['todo', id], queryFn: async () => ({ id, title: 'tea' }), select: ({ title }) => title })
const list = () =>
  infiniteQueryOptions({
    queryKey: ['todos'],
    queryFn: async ({ pageParam }) => [{ id: pageParam, title: 'tea' }],
    initialPageParam: 1,
    getNextPageParam: (page, pages, param) => (page.length ? param + pages.length : undefined),
  })
const add = () => mutationOptions({ mutationKey: ['add'], mutationFn: async (title: string) => ({ id: 1, title }) })
const addWithoutKey = () => mutationOptions({ mutationFn: async (title: string) => ({ id: 1, title }) })

export function QueryOptionsFactories() {
  const plain = useQuery(todo(1))
  check<Same<typeof plain, UseQueryResult<Todo, Error>>>()
  const tuple = useQuery(todoTuple(1))
  check<Same<typeof tuple.data, Todo | undefined>>()
  const sure = useQuery(seeded(1))
  check<Same<typeof sure, DefinedUseQueryResult<Todo, Error>>>()
  const perhaps = useQuery(skipped(maybe ? 1 : undefined))
  check<Same<typeof perhaps.data, Todo | undefined>>()
  const title = useQuery(titles(1))
  check<Same<typeof title.data, string | undefined>>()
  const spread = useQuery({ ...todo(1), select: (data) => data.title })
  check<Same<typeof spread.data, string | undefined>>()
  const spreadAgain = useQuery({ ...titles(1), select: (data) => data.id })
  check<Same<typeof spreadAgain.data, number | undefined>>()
  const override = useQuery({ ...todo(1), enabled: maybe, staleTime: 10, meta: { why: 'test' } })
  check<Same<typeof override.data, Todo | undefined>>()
  const withClient = useQuery(todo(1), client)
  check<Same<typeof withClient.data, Todo | undefined>>()
  // @ts-expect-error -- the data may be undefined
  plain.data.id.toFixed()
  // @ts-expect-error -- select reads what is not there
  useQuery({ ...todo(1), select: (data) => data.missing })
}

export function SuspenseQueryOptionsFactories() {
  const plain = useSuspenseQuery(todo(1))
  check<Same<typeof plain, UseSuspenseQueryResult<Todo, Error>>>()
  const sure = useSuspenseQuery(seeded(1))
  check<Same<typeof sure.data, Todo>>()
  const spread = useSuspenseQuery({ ...todo(1), select: (data) => data.title })
  check<Same<typeof spread.data, string>>()
  // @ts-expect-error -- a query that suspends is not skipped
  useSuspenseQuery(skipped(1))
  // @ts-expect-error -- nor disabled
  useSuspenseQuery({ ...todo(1), enabled: maybe })
}

export function OptionsOfOptions() {
  const options = makeOptions(todo(1))
  const bare = useBareQuery(options)
  check<Same<typeof bare.data, Todo | undefined>>()
  const cachedTodo = client.getQueryData(options.queryKey)
  check<Same<typeof cachedTodo, Todo | undefined>>()
  const fetched = client.fetchQuery(options)
  check<Same<typeof fetched, Promise<Todo>>>()
  const ensured = client.ensureQueryData(options)
  check<Same<typeof ensured, Promise<Todo>>>()
  usePrefetchQuery(options)
  const sure = useBareQuery(makeOptions(seeded(1)))
  check<Same<typeof sure.data, Todo>>()
  const title = useBareQuery(makeOptions({ ...todo(1), select: (data) => data.title }))
  check<Same<typeof title.data, string | undefined>>()
  const perhaps = useBareQuery(makeOptions(skipped(1)))
  check<Same<typeof perhaps.data, Todo | undefined>>()
  // @ts-expect-error -- there may be nothing to prefetch with
  usePrefetchQuery(makeOptions(skipped(1)))

  const pages = makeInfiniteOptions(list())
  const bareList = useBareInfiniteQuery(pages)
  check<Same<typeof bareList.data, InfiniteData<Todo[]> | undefined>>()
  const cached = client.getQueryData(pages.queryKey)
  check<Same<typeof cached, InfiniteData<Todo[]> | undefined>>()
  void client.prefetchInfiniteQuery(pages)
  usePrefetchInfiniteQuery(pages)
}

export function VariablesOfTheLibrarysTypes() {
  function useTodo(options: UseQueryOptions<Todo>) {
    return useQuery(options)
  }
  check<Same<ReturnType<typeof useTodo>, UseQueryResult<Todo, Error>>>()
  function useAny<TData, TError, TSelected, TKey extends QueryKey>(
    options: UseQueryOptions<TData, TError, TSelected, TKey>,
  ) {
    return useQuery(options)
  }
  check<Same<ReturnType<typeof useAny<Todo, ApiError, string, string[]>>, UseQueryResult<string, ApiError>>>()
  function useCustom(options?: Omit<UseQueryOptions<Todo, Error, string>, 'queryKey' | 'queryFn'>) {
    return useQuery({ ...options, queryKey: ['todo'], queryFn: async () => ({ id: 1, title: 'tea' }) })
  }
  check<Same<ReturnType<typeof useCustom>['data'], string | undefined>>()
  function useSuspended(options: UseSuspenseQueryOptions<Todo, ApiError, string>) {
    return useSuspenseQuery(options)
  }
  check<Same<ReturnType<typeof useSuspended>, UseSuspenseQueryResult<string, ApiError>>>()
  function useMutate(options: UseMutationOptions<Todo, ApiError, string>) {
    return useMutation(options)
  }
  check<Same<ReturnType<typeof useMutate>['error'], ApiError | null>>()
  function useTyped(queryFn: QueryFunction<Todo, readonly ['todo', number]>) {
    return useQuery({ queryKey: ['todo', 1] as const, queryFn })
  }
  check<Same<ReturnType<typeof useTyped>['data'], Todo | undefined>>()
}

export function TheClientsDefaults() {
  const query = useQuery<Todo>({ queryKey: ['todo', 1] })
  check<Same<typeof query.data, Todo | undefined>>()
  const untyped = useQuery({ queryKey: ['todo', 1] })
  check<Same<typeof untyped.data, unknown>>()
  const suspended = useSuspenseQuery<Todo>({ queryKey: ['todo', 1] })
  check<Same<typeof suspended.data, Todo>>()
  const mutation = useMutation<Todo, Error, string>({ mutationKey: ['add'] })
  check<Same<typeof mutation.data, Todo | undefined>>()
  useMutation<Todo, Error, string>({ retry: 1 })
  // @ts-expect-error -- a query has a key
  useQuery<Todo>({})
}

export function Mutations() {
  const keyed = useMutation(add())
  check<Same<typeof keyed.data, Todo | undefined>>()
  keyed.mutate('tea')
  // @ts-expect-error -- the variables are a text
  keyed.mutate(1)
  const plain = useMutation(addWithoutKey())
  plain.mutate('tea')
  const spread = useMutation({
    ...add(),
    onSuccess: (data, title) => check<Same<[typeof data, typeof title], [Todo, string]>>(),
  })
  check<Same<typeof spread.error, Error | null>>()
  const context = useMutation({
    mutationFn: async (title: string) => ({ id: 1, title }),
    onMutate: (title) => ({ before: title.length }),
    onError: (_error, _title, result) => check<Same<typeof result, { before: number } | undefined>>(),
  })
  check<Same<typeof context.context, { before: number } | undefined>>()
}

export function Errors() {
  const throwOnError = (error: ApiError) => error.status === 500
  const single = useQuery<Todo, ApiError>({ queryKey: ['todo'], queryFn: () => ({ id: 1, title: 'tea' }) })
  check<Same<typeof single.error, ApiError | null>>()
  const inferred = useQuery({ queryKey: ['todo'], queryFn: () => 1, throwOnError })
  check<Same<typeof inferred.error, ApiError | null>>()
  const [first, second] = useQueries({
    queries: [
      { queryKey: ['a'], queryFn: () => 1, throwOnError },
      { queryKey: ['b'], queryFn: () => 'b' },
    ],
  })
  check<Same<typeof first.error, ApiError | null>>()
  check<Same<typeof second.error, DefaultError | null>>()
}

export function Queries() {
  const [one, sure, perhaps, title, spread] = useQueries({
    queries: [todo(1), seeded(1), skipped(1), titles(1), { ...todo(1), select: (data: Todo) => data.title.length }],
  })
  check<Same<typeof one, UseQueryResult<Todo, Error>>>()
  check<Same<typeof sure, DefinedUseQueryResult<Todo, Error>>>()
  check<Same<typeof perhaps.data, Todo | undefined>>()
  check<Same<typeof title.data, string | undefined>>()
  check<Same<typeof spread.data, number | undefined>>()
  const many = useQueries({ queries: [1, 2].map((id) => todo(id)) })
  check<Same<typeof many, UseQueryResult<Todo, Error>[]>>()
  const combined = useQueries({
    queries: [1, 2].map(todo),
    combine: (results) => results.map(({ data }) => data?.title),
  })
  check<Same<typeof combined, (string | undefined)[]>>()
  const [readOnly] = useQueries({ queries: [todo(1), titles(2)] as const })
  check<Same<typeof readOnly.data, Todo | undefined>>()
  const tuples = useQueries<[[Todo], [Todo, ApiError], [Todo, ApiError, string]]>({
    queries: [
      { queryKey: ['a'], queryFn: () => ({ id: 1, title: 'a' }) },
      { queryKey: ['b'], queryFn: () => ({ id: 1, title: 'b' }) },
      { queryKey: ['c'], queryFn: () => ({ id: 1, title: 'c' }), select: (data) => data.title },
    ],
  })
  check<Same<(typeof tuples)[0]['data'], Todo | undefined>>()
  check<Same<(typeof tuples)[1], UseQueryResult<Todo, ApiError>>>()
  check<Same<(typeof tuples)[2], UseQueryResult<string, ApiError>>>()
  const objects = useQueries<[{ queryFnData: Todo; error: ApiError; data: string }, { queryFnData: Todo }]>({
    queries: [
      { queryKey: ['a'], queryFn: () => ({ id: 1, title: 'a' }), select: (data) => data.title },
      { queryKey: ['b'], queryFn: () => ({ id: 1, title: 'b' }) },
    ],
  })
  check<Same<(typeof objects)[0], UseQueryResult<string, ApiError>>>()
  const keys = useQueries({
    queries: [
      { queryKey: ['a', 1] as const, queryFn: ({ queryKey }: { queryKey: readonly ['a', number] }) => queryKey[1] },
      { queryKey: ['b'] as const, queryFn: ({ queryKey }: { queryKey: readonly ['b'] }) => queryKey[0] },
    ],
  })
  check<Same<(typeof keys)[0]['data'], number | undefined>>()
  check<Same<(typeof keys)[1]['data'], 'b' | undefined>>()
  // @ts-expect-error -- the first is a todo
  useQueries<[[Todo]]>({ queries: [{ queryKey: ['a'], queryFn: () => 'text' }] })
}

export function SuspenseQueries() {
  const [one, title] = useSuspenseQueries({ queries: [todo(1), titles(1)] })
  check<Same<typeof one, UseSuspenseQueryResult<Todo, Error>>>()
  check<Same<typeof title.data, string>>()
  const many = useSuspenseQueries({
    queries: [1, 2].map(todo),
    combine: (results) => results.map(({ data }) => data.id),
  })
  check<Same<typeof many, number[]>>()
  const tuples = useSuspenseQueries<[[Todo], [Todo, ApiError, string]]>({
    queries: [
      { queryKey: ['a'], queryFn: () => ({ id: 1, title: 'a' }) },
      { queryKey: ['c'], queryFn: () => ({ id: 1, title: 'c' }), select: (data) => data.title },
    ],
  })
  check<Same<(typeof tuples)[1], UseSuspenseQueryResult<string, ApiError>>>()
  // @ts-expect-error -- a query that suspends is not skipped
  useSuspenseQueries({ queries: [skipped(1)] })
}

export function Lists() {
  const pages = useInfiniteQuery(list())
  check<Same<typeof pages.data, InfiniteData<Todo[]> | undefined>>()
  const spread = useInfiniteQuery({ ...list(), select: (data) => data.pages.flat().length })
  check<Same<typeof spread.data, number | undefined>>()
  const suspended = useSuspenseInfiniteQuery(list())
  check<Same<typeof suspended.data, InfiniteData<Todo[]>>>()
  const inline = useInfiniteQuery({
    queryKey: ['todos'],
    queryFn: ({ pageParam }) => ({ next: pageParam + 1 }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  })
  check<Same<typeof inline.data, InfiniteData<{ next: number }> | undefined>>()
  const sure = useInfiniteQuery({ ...list(), initialData: { pages: [[{ id: 1, title: 'tea' }]], pageParams: [1] } })
  check<Same<typeof sure.data, InfiniteData<Todo[]>>>()
  // @ts-expect-error -- a list begins somewhere
  useInfiniteQuery({ queryKey: ['todos'], queryFn: () => 1, getNextPageParam: () => 2 })
}

export function Skipped() {
  const query = useQuery({ queryKey: ['d', maybeId], queryFn: maybeId ? () => ({ id: maybeId }) : skipToken })
  check<Same<typeof query.data, { id: string } | undefined>>()
}
