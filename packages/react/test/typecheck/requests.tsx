// Queries and mutations by their request.
import { skipToken, useQuery, usePrefetchQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { AuthFetch } from '@x/auth-fetch'
import {
  authInfiniteQueryOptions,
  authQueryOptions,
  useAuthInfiniteQuery,
  useAuthInfiniteQueryOptions,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryOptions,
  useAuthSuspenseInfiniteQuery,
  useAuthSuspenseQueries,
  useAuthSuspenseQuery,
  type UseAuthMutationOptions,
  type UseAuthQueryOptions,
} from '@x/react/query'
import { useClerkSWR, useClerkSWRSubscription } from '@x/react/swr'
import { z } from 'zod'
import { check, type Same } from './same.js'

interface Todo {
  id: number
}

declare const client: QueryClient
declare const authFetch: AuthFetch
declare const maybe: boolean
declare const name: string | undefined
declare const nameOrNull: string | null
declare const count: number
declare const falseOrName: string | false
const schema = z.object({ id: z.number() })

export function Sources() {
  const typed = useAuthQuery<Todo>({ queryKey: ['todo'], url: '/todo' })
  check<Same<typeof typed.data, Todo | undefined>>()
  const untyped = useAuthQuery({ queryKey: ['todo'], url: new URL('https://example.com') })
  check<Same<typeof untyped.data, unknown>>()
  const parsed = useAuthQuery({
    queryKey: ['todo'],
    url: '/todo',
    schema,
    init: { headers: { accept: 'a' }, auth: false },
  })
  check<Same<typeof parsed.data, Todo | undefined>>()
  const selected = useAuthQuery({ queryKey: ['todo'], url: '/todo', schema, select: ({ id }) => String(id) })
  check<Same<typeof selected.data, string | undefined>>()
  const fromContext = useAuthQuery<Todo, Error, Todo, [string, number]>({
    queryKey: ['todo', 1],
    url: ({ queryKey: [, id] }) => `/todos/${id.toFixed()}`,
  })
  check<Same<typeof fromContext.data, Todo | undefined>>()
  const byFunction = useAuthQuery({
    queryKey: ['todo', 1],
    queryFn: async ({ authFetch: send, signal }) => (await send('/todo', { signal })).status,
  })
  check<Same<typeof byFunction.data, number | undefined>>()
  const sure = useAuthQuery<Todo>({ queryKey: ['todo'], url: '/todo', initialData: { id: 1 } })
  check<Same<typeof sure.data, Todo>>()
  const enabled = useAuthQuery<Todo>({ queryKey: ['todo', name], url: `/todos/${name}`, enabled: name !== undefined })
  check<Same<typeof enabled.data, Todo | undefined>>()
  const optional: { schema?: typeof schema; init?: RequestInit } = {}
  useAuthQuery({ queryKey: ['todo'], url: '/todo', init: maybe ? { cache: 'no-store' } : undefined, ...optional })
  // @ts-expect-error -- either a request or a function
  useAuthQuery({ queryKey: ['todo'], url: '/todo', queryFn: () => 1 })
  // @ts-expect-error -- an init without a request
  useAuthQuery({ queryKey: ['todo'], init: {} })
  // @ts-expect-error -- the schema gives other data
  useAuthQuery<string>({ queryKey: ['todo'], url: '/todo', schema })
  // @ts-expect-error -- not an option
  useAuthQuery({ queryKey: ['todo'], url: '/todo', keepPreviousData: true })
}

export function ConditionalSources() {
  const skipped = useAuthQuery<Todo>({ queryKey: ['d', name], url: name ? `/d/${name}` : skipToken })
  check<Same<typeof skipped.data, Todo | undefined>>()
  useAuthQuery<Todo>({ queryKey: ['d', name], url: name && `/d/${name}` })
  useAuthQuery<Todo>({ queryKey: ['d', nameOrNull], url: nameOrNull && `/d/${nameOrNull}` })
  useAuthQuery<Todo>({ queryKey: ['d', maybe], url: maybe && '/d' })
  useAuthQuery<Todo>({ queryKey: ['d', count], url: count && `/d/${count}` })
  useAuthQuery<Todo>({ queryKey: ['d', falseOrName], url: falseOrName && `/d/${falseOrName}` })
  useAuthQuery<Todo>({ queryKey: ['d', name], url: name ? `/d/${name}` : null })
  const parsed = useAuthQuery({ queryKey: ['d', name], url: name && `/d/${name}`, schema, select: ({ id }) => id })
  check<Same<typeof parsed.data, number | undefined>>()
  const [first] = useAuthQueries({ queries: [{ queryKey: ['d', name], url: name && `/d/${name}`, schema }] })
  check<Same<typeof first.data, Todo | undefined>>()
  const options = useAuthQueryOptions({ queryKey: ['d', name], url: name && `/d/${name}`, schema })
  const bare = useQuery(options)
  check<Same<typeof bare.data, Todo | undefined>>()
  // @ts-expect-error -- there may be nothing to prefetch
  usePrefetchQuery(options)
  useAuthInfiniteQuery<Todo>({
    queryKey: ['d', name],
    url: name && `/d/${name}`,
    initialPageParam: 0,
    getNextPageParam: () => 1,
  })
  // @ts-expect-error -- a query that suspends is not skipped
  useAuthSuspenseQuery<Todo>({ queryKey: ['d', nameOrNull], url: nameOrNull && `/d/${nameOrNull}` })
  // @ts-expect-error -- nor so
  useAuthSuspenseQuery<Todo>({ queryKey: ['d', name], url: name ? `/d/${name}` : skipToken })
  // @ts-expect-error -- true is no request
  useAuthQuery<Todo>({ queryKey: ['d', name], url: maybe })
}

export function Family() {
  const suspended = useAuthSuspenseQuery({ queryKey: ['todo'], url: '/todo', schema })
  check<Same<typeof suspended.data, Todo>>()
  const list = {
    queryKey: ['todos'],
    url: '/todos',
    schema,
    initialPageParam: 0,
    getNextPageParam: (page: Todo) => page.id,
  }
  const pages = useAuthInfiniteQuery(list)
  check<Same<typeof pages.data, InfiniteData<Todo> | undefined>>()
  const suspendedPages = useAuthSuspenseInfiniteQuery(list)
  check<Same<typeof suspendedPages.data, InfiniteData<Todo>>>()
  const paged = useAuthInfiniteQuery<Todo, Error, InfiniteData<Todo>, string[], number>({
    queryKey: ['todos'],
    url: ({ pageParam }) => `/todos?page=${pageParam.toFixed()}`,
    init: ({ pageParam }) => ({ headers: { page: pageParam.toFixed() } }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.id,
  })
  check<Same<typeof paged.data, InfiniteData<Todo> | undefined>>()
  const [first, second] = useAuthQueries({
    queries: [
      { queryKey: ['a'], url: '/a', schema },
      { queryKey: ['b'], queryFn: async ({ authFetch: send }) => (await send('/b')).status },
    ],
  })
  check<Same<typeof first.data, Todo | undefined>>()
  check<Same<typeof second.data, number | undefined>>()
  const mapped = useAuthQueries({ queries: [1, 2].map((id) => ({ queryKey: ['a', id], url: `/a/${id}`, schema })) })
  check<Same<(typeof mapped)[0]['data'], Todo | undefined>>()
  const tuple = useAuthQueries<[[Todo], [Todo, TypeError]]>({
    queries: [
      { queryKey: ['a'], url: '/a' },
      { queryKey: ['b'], url: '/b' },
    ],
  })
  check<Same<(typeof tuple)[1]['error'], TypeError | null>>()
  const [suspendedFirst, suspendedSecond] = useAuthSuspenseQueries({
    queries: [
      { queryKey: ['a'], url: '/a', schema },
      { queryKey: ['b'], queryFn: async ({ authFetch: send }) => (await send('/b')).status },
    ],
  })
  check<Same<typeof suspendedFirst.data, Todo>>()
  check<Same<typeof suspendedSecond.data, number>>()
  // @ts-expect-error -- a query that suspends is not skipped
  useAuthSuspenseQueries({ queries: [{ queryKey: ['a', nameOrNull], url: nameOrNull && '/a' }] })

  const owner = { authFetch, identity: { userId: 'a' } }
  const forLoader = authQueryOptions({ queryKey: ['todo', 1] as const, url: '/todo', schema }, owner)
  check<Same<(typeof forLoader.queryKey)[1], 1>>()
  const ensured = client.ensureQueryData(forLoader)
  check<Same<typeof ensured, Promise<Todo>>>()
  const listForLoader = authInfiniteQueryOptions(list, owner)
  void client.prefetchInfiniteQuery(listForLoader)
  const cachedForLoader = client.getQueryData(listForLoader.queryKey)
  check<Same<typeof cachedForLoader, InfiniteData<Todo> | undefined>>()
  const listOptions = useAuthInfiniteQueryOptions(list)
  const cached = client.getQueryData(listOptions.queryKey)
  check<Same<typeof cached, InfiniteData<Todo> | undefined>>()
}

export function Mutations() {
  const typed = useAuthMutation<Todo, Error, { title: string }>({ url: '/todos' })
  typed.mutate({ title: 'tea' })
  const parsed = useAuthMutation({ url: (id: number) => `/todos/${id}`, method: 'DELETE', schema })
  check<Same<typeof parsed.data, Todo | undefined>>()
  parsed.mutate(1)
  const byFunction = useAuthMutation({
    mutationFn: async (title: string, { authFetch: send }) =>
      (await send('/todos', { method: 'POST', body: title })).status,
  })
  check<Same<typeof byFunction.data, number | undefined>>()
  // @ts-expect-error -- either a request or a function
  useAuthMutation({ url: '/todos', mutationFn: async () => 1 })
  // @ts-expect-error -- an init without a request
  useAuthMutation({ mutationKey: ['add'], init: {} })
}

export function Variables() {
  function useTodo(options: UseAuthQueryOptions<Todo, Error, string>) {
    return useAuthQuery(options)
  }
  check<Same<ReturnType<typeof useTodo>['data'], string | undefined>>()
  function useAdd(options: UseAuthMutationOptions<Todo, Error, string>) {
    return useAuthMutation(options)
  }
  check<Same<ReturnType<typeof useAdd>['data'], Todo | undefined>>()
}

export function Swr() {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as apps write it
  const { data } = useClerkSWR<string, any, { fallbackData: string }>('/a', { fallbackData: 'text' })
  check<Same<typeof data, string>>()
}

export function Subscriptions() {
  const { data } = useClerkSWRSubscription<Todo>('/a', (key: string, { next }) => {
    next(null, { id: key.length })
    return () => {}
  })
  check<Same<typeof data, Todo | undefined>>()
  useClerkSWRSubscription<Todo, Error, '/a'>('/a', (key, { next }) => {
    next(new Error(key))
    return () => {}
  })
  // @ts-expect-error -- an id is a number
  useClerkSWRSubscription<Todo>('/a', (_key, { next }) => next(null, { id: '1' }))
}
