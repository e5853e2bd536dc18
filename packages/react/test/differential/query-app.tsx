import {
  hashKey,
  keepPreviousData,
  type QueryClient,
  skipToken,
  useInfiniteQuery,
  useIsFetching,
  usePrefetchQuery,
  useQueries,
  useQuery,
  useQueryClient,
  useSuspenseInfiniteQuery,
  useSuspenseQueries,
  useSuspenseQuery,
  type QueryFunctionContext,
  type QueryKey,
  type UseQueryResult,
} from '@tanstack/react-query'
import * as fc from 'fast-check'
import {
  authQueryKey,
  useAuthInfiniteQuery,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryClient,
  useAuthQueryOptions,
  useAuthSuspenseInfiniteQuery,
  useAuthSuspenseQueries,
  useAuthSuspenseQuery,
} from '../../src/query.js'
import { createClientApp } from './query-client.js'
import { alice, run, someOf, step, stepsWith, type Observations, type Stage } from './stage.js'

/** TanStack Query as a program sees it. */
export interface QueryLibrary {
  readonly hooks: Record<HookName, (options: never) => unknown>
  /** The client that accepts the program's own keys. */
  readonly useClient: () => QueryClient
  /** The key of an entry in the app's own client. */
  readonly keyOf: (key: QueryKey) => QueryKey
}

export const bare: QueryLibrary = {
  hooks: {
    useQuery,
    useSuspenseQuery,
    useInfiniteQuery,
    useSuspenseInfiniteQuery,
    useQueries,
    useSuspenseQueries,
    'useQuery with shared options': useQuery,
    'useQuery after usePrefetchQuery': (options: object) => {
      usePrefetchQuery({ retry: 3, ...options } as never) // see named-differences.ts
      return useQuery(options as never)
    },
  },
  useClient: useQueryClient,
  keyOf: (key) => key,
}

export const ours: QueryLibrary = {
  hooks: {
    useQuery: useAuthQuery,
    useSuspenseQuery: useAuthSuspenseQuery,
    useInfiniteQuery: useAuthInfiniteQuery,
    useSuspenseInfiniteQuery: useAuthSuspenseInfiniteQuery,
    useQueries: useAuthQueries,
    useSuspenseQueries: useAuthSuspenseQueries,
    'useQuery with shared options': (options: object) => useQuery(useAuthQueryOptions(options as never)),
    'useQuery after usePrefetchQuery': (options: object) => {
      usePrefetchQuery(useAuthQueryOptions(options as never))
      return useAuthQuery(options as never)
    },
  },
  useClient: useAuthQueryClient,
  keyOf: (key) => authQueryKey(key, alice),
}

type HookName =
  | 'useQuery'
  | 'useSuspenseQuery'
  | 'useInfiniteQuery'
  | 'useSuspenseInfiniteQuery'
  | 'useQueries'
  | 'useSuspenseQueries'
  | 'useQuery with shared options'
  | 'useQuery after usePrefetchQuery'

const fields = [
  'data',
  'error',
  'status',
  'fetchStatus',
  'isPlaceholderData',
  'isFetching',
  'isStale',
  'failureCount',
  'isFetchedAfterMount',
  'isRefetchError',
  'isEnabled',
] as const
const listFields = ['hasNextPage', 'hasPreviousPage', 'isFetchingNextPage', 'isFetchNextPageError'] as const

const selects = {
  identity: (data: unknown) => data,
  count: (data: unknown) => JSON.stringify(data)?.length,
  dates: (data: object) => ({ ...data, at: new Date(0) }),
  throwing: () => {
    throw new Error('select failed')
  },
} as const

const options = someOf({
  staleTime: fc.constantFrom(0, 30, Infinity, 'static' as const),
  gcTime: fc.constantFrom(0, 20, Infinity),
  enabled: fc.constantFrom(true, false, 'function' as const),
  select: fc.constantFrom('identity', 'count', 'dates', 'throwing', 'inline' as const),
  placeholderData: fc.constantFrom('constant', 'previous', 'function', 'inline' as const),
  initialData: fc.constantFrom('constant', 'function'),
  structuralSharing: fc.constantFrom(false, 'function' as const),
  notifyOnChangeProps: fc.constantFrom('all' as const, ['data'], [], 'function' as const),
  retry: fc.constantFrom(0, 1, true, 'function' as const),
  throwOnError: fc.constantFrom(true, 'function' as const),
  refetchOnMount: fc.constantFrom(false, 'always' as const),
  refetchOnWindowFocus: fc.constantFrom(false, 'always' as const),
  refetchInterval: fc.constantFrom(15, 'function' as const),
  retryOnMount: fc.constant(false),
  networkMode: fc.constantFrom('always' as const, 'offlineFirst' as const),
  queryHash: fc.constant('of-the-app'),
  queryKeyHashFn: fc.constant('function'),
  meta: fc.constant({ of: 'the app' }),
  skip: fc.constant(true),
  readsSignal: fc.constant(true),
  throwsAtOnce: fc.constant(true),
  subscribed: fc.boolean(),
  maxPages: fc.constant(2),
  combine: fc.constantFrom('stable', 'inline'),
  usesDefaultFunction: fc.constant(true),
})

const page = fc.nat(1)

const queryStep = fc.oneof(
  fc.record({ do: fc.constant('refetch' as const), cancel: fc.boolean(), throws: fc.boolean() }),
  step('next page'),
  step('previous page'),
  fc.record({ do: fc.constant('invalidate' as const), all: fc.boolean() }),
  fc.record({ do: fc.constant('set data' as const), page, value: fc.constantFrom('object', 'function', 'undefined') }),
  fc.record({ do: fc.constant('set all data' as const) }),
  fc.record({ do: fc.constant('get data' as const), page }),
  fc.record({ do: fc.constant('prefetch' as const), page }),
  fc.record({ do: fc.constant('fetch' as const), page, staleTime: fc.constantFrom(0, Infinity) }),
  fc.record({ do: fc.constant('fetch pages' as const), page }),
  fc.record({ do: fc.constant('ensure' as const), page, isRevalidated: fc.boolean() }),
  fc.record({ do: fc.constant('refetch all' as const), type: fc.constantFrom('active' as const, 'all' as const) }),
  fc.record({ do: fc.constant('set defaults' as const) }),
  fc.record({ do: fc.constant('remove' as const), page }),
  fc.record({ do: fc.constant('reset' as const), page }),
  fc.record({ do: fc.constant('cancel' as const), page }),
  step('clear'),
  step('enable'),
)
type QueryStep = typeof queryStep extends fc.Arbitrary<infer T> ? T : never

export const queryPrograms = fc.record({
  hook: fc.oneof(fc.constant<HookName>('useQuery'), fc.constantFrom(...(Object.keys(bare.hooks) as HookName[]))),
  /** Whether the options are the same objects in each render. */
  isStable: fc.boolean(),
  /** Whether the program uses the client that accepts its own keys. */
  hasOwnKeys: fc.boolean(),
  reads: fc.oneof(fc.constant<(typeof fields)[number][]>([...fields]), fc.subarray([...fields], { minLength: 1 })),
  options,
  steps: stepsWith(queryStep),
})

type Program = typeof queryPrograms extends fc.Arbitrary<infer T> ? T : never

const emptyList = { rows: [], pages: [], pageParams: [] }

/** Runs a program with one of the libraries, and returns what it observed. */
export function observe(library: QueryLibrary, program: Program, isStrict: boolean): Promise<Observations> {
  return run({ isStrict, steps: program.steps }, (stage) => createQueryApp(library, program, stage))
}

function createQueryApp({ hooks, keyOf, useClient }: QueryLibrary, program: Program, stage: Stage) {
  const { note, report, show } = stage
  const { hook, reads } = program
  const isMany = hook.endsWith('Queries')
  const isList = hook.endsWith('InfiniteQuery')
  let isEnabled = program.options.enabled
  let last: UseQueryResult | undefined
  let ownClient: QueryClient | undefined

  const ownKey = (index: number): QueryKey => (isList ? ['lists', index] : ['rows', index])

  function answer(): Promise<unknown> {
    if (program.options.throwsAtOnce) throw new Error('at once')
    return stage.answer()
  }

  const stable = {
    queryFn({ queryKey, meta, pageParam, direction, ...rest }: QueryFunctionContext) {
      note('queryFn', queryKey, meta, pageParam, direction, rest)
      return answer()
    },
    // Reads no `signal`: TanStack Query aborts only queries that do.
    queryFnWithoutSignal(context: QueryFunctionContext) {
      note('queryFn', context.queryKey, context.meta, context.client)
      return answer()
    },
    enabled(query: { queryKey: QueryKey }) {
      note('enabled', query.queryKey)
      return true
    },
    placeholderData(data: unknown, query: { state: { status: string } } | undefined) {
      note('placeholderData', data, query?.state.status)
      return { call: -1, ...emptyList }
    },
    initialData: () => ({ call: -2, ...emptyList }),
    structuralSharing(old: unknown, data: unknown) {
      note('structuralSharing', old, data)
      return data
    },
    retry(count: number, error: Error) {
      note('retry', count, error)
      return count < 1
    },
    throwOnError(error: Error, query: { queryKey: QueryKey }) {
      note('throwOnError', error, query.queryKey)
      return false
    },
    refetchInterval: () => 15,
    notifyOnChangeProps: () => ['data'],
    combine(results: UseQueryResult[]) {
      note('combine', ...results.map(({ data }) => data))
      return results
    },
    select: Object.fromEntries(
      Object.entries(selects).map(([name, select]) => [
        name,
        (data: never) => {
          note(`select ${name}`, data)
          return select(data)
        },
      ]),
    ),
    getNextPageParam(...[lastPage, pages, lastParam, params]: unknown[]) {
      note('getNextPageParam', lastPage, pages, lastParam, params)
      return Number(lastParam) < 2 ? Number(lastParam) + 1 : null
    },
    getPreviousPageParam: (_page: unknown, _pages: unknown, firstParam: number) => firstParam - 1,
  }
  const constant = { call: -3, ...emptyList }
  const named = ['structuralSharing', 'retry', 'throwOnError', 'refetchInterval', 'notifyOnChangeProps'] as const

  const { client, ...clientApp } = createClientApp(stage, {
    queries: { retryDelay: 5, ...(program.options.usesDefaultFunction && { queryFn: stable.queryFn }) },
  })

  function createOptions(index: number): object {
    const { skip, select, placeholderData, initialData, queryHash, queryKeyHashFn, readsSignal, ...rest } =
      program.options
    const { combine: _, throwsAtOnce: __, usesDefaultFunction, ...given } = rest
    const chosen: Record<string, unknown> = { ...given, queryKey: ownKey(index) }
    for (const name of named) if (given[name] === 'function') chosen[name] = stable[name]
    if (given.enabled !== undefined) chosen['enabled'] = isEnabled === 'function' ? stable.enabled : isEnabled
    if (!usesDefaultFunction) chosen['queryFn'] = readsSignal ? stable.queryFn : stable.queryFnWithoutSignal
    if (skip) chosen['queryFn'] = skipToken
    if (select) chosen['select'] = select === 'inline' ? (data: never) => selects.identity(data) : stable.select[select]
    if (placeholderData === 'constant') chosen['placeholderData'] = constant
    if (placeholderData === 'previous') chosen['placeholderData'] = keepPreviousData
    if (placeholderData === 'function') chosen['placeholderData'] = stable.placeholderData
    if (placeholderData === 'inline') chosen['placeholderData'] = (data: unknown) => data
    if (initialData) chosen['initialData'] = initialData === 'function' ? stable.initialData : constant
    if (queryHash && !skip) chosen['queryHash'] = `${queryHash} ${index}`
    if (queryKeyHashFn) chosen['queryKeyHashFn'] = hashKey
    if (isList) {
      const { getNextPageParam, getPreviousPageParam } = stable
      Object.assign(chosen, { initialPageParam: 0, getNextPageParam, getPreviousPageParam })
    }
    return chosen
  }

  let optionsOf = createOptions
  const keepOptions = (): void => {
    const kept = [createOptions(0), createOptions(1)]
    optionsOf = (index) => kept[index] ?? {}
  }
  if (program.isStable) keepOptions()

  function argumentsShown(): object {
    const shown = stage.page()
    if (!isMany) return optionsOf(shown)
    const { combine } = program.options
    const chosen = combine === 'inline' ? (results: UseQueryResult[]) => [...results] : stable.combine
    return { queries: [optionsOf(shown), optionsOf(1 - shown)], ...(combine && { combine: chosen }) }
  }

  function Rows() {
    const use = hooks[hook] as (options: object) => unknown // the scenario takes options that the types cannot follow
    const result = use(argumentsShown())
    const results = (isMany ? result : [result]) as UseQueryResult[]
    last = results[0]
    for (const one of results) {
      note(
        'render',
        reads.map((name) => one[name]),
        one.refetch,
        isList && listFields.map((name) => Reflect.get(one, name)),
      )
    }
    return null
  }

  function Count() {
    note('isFetching', useIsFetching())
    return null
  }

  function Content() {
    ownClient = useClient()
    return (
      <>
        <Rows />
        <Count />
      </>
    )
  }

  function fetchPage(name: 'fetchNextPage' | 'fetchPreviousPage'): void {
    if (!last || !(name in last)) return
    report(
      name,
      (Reflect.get(last, name) as () => Promise<UseQueryResult>)().then(({ data }) => data),
    )
  }

  function take(next: QueryStep): void {
    const { hasOwnKeys } = program
    const index = 'page' in next ? next.page : stage.page()
    // A client that has not been rendered is not there yet.
    const used = hasOwnKeys ? ownClient : client
    if (!used) return
    const queryKey = hasOwnKeys ? ownKey(index) : keyOf(ownKey(index))
    const value = { call: 100, rows: [], pages: [{ call: 100 }], pageParams: [0] }
    switch (next.do) {
      case 'enable':
        isEnabled = isEnabled === false
        if (program.isStable) keepOptions()
        return show()
      case 'refetch':
        return report(
          'refetch',
          last
            ?.refetch({ cancelRefetch: next.cancel, throwOnError: next.throws })
            .then(({ status, data }) => [status, data]),
        )
      case 'next page':
        return fetchPage('fetchNextPage')
      case 'previous page':
        return fetchPage('fetchPreviousPage')
      case 'invalidate':
        return report('invalidate', used.invalidateQueries(next.all ? {} : { queryKey }))
      case 'set data': {
        const updater = (old: unknown) => (note('updater', old), value)
        const data = next.value === 'function' ? updater : next.value === 'object' ? value : undefined
        return note('set', used.setQueryData(queryKey, data))
      }
      case 'set all data':
        return note('set all', used.setQueriesData({ queryKey: queryKey.slice(0, 1) }, value))
      case 'get data':
        note('get', used.getQueryData(queryKey), used.getQueryState(queryKey)?.status)
        return note('get all', used.getQueriesData({ queryKey: queryKey.slice(0, 1) }), used.isFetching())
      case 'prefetch':
        return report('prefetch', used.prefetchQuery({ queryKey, queryFn: stage.answer, retry: false }))
      case 'fetch':
        return report('fetch', used.fetchQuery({ queryKey, queryFn: stable.queryFn, staleTime: next.staleTime }))
      case 'fetch pages':
        return report(
          'fetch pages',
          used.fetchInfiniteQuery({
            queryKey,
            queryFn: stable.queryFn,
            initialPageParam: 0,
            pages: 2,
            getNextPageParam: (_page, pages) => pages.length,
          }),
        )
      case 'ensure':
        return report(
          'ensure',
          used.ensureQueryData({ queryKey, queryFn: stage.answer, revalidateIfStale: next.isRevalidated }),
        )
      case 'refetch all':
        return report('refetch all', used.refetchQueries({ type: next.type }))
      case 'set defaults':
        return used.setQueryDefaults(ownKey(0).slice(0, 1), { staleTime: 40, meta: { from: 'defaults' } })
      case 'remove':
        return used.removeQueries({ queryKey })
      case 'reset':
        return report('reset', used.resetQueries({ queryKey }))
      case 'cancel':
        return report('cancel', used.cancelQueries({ queryKey }))
      case 'clear':
        return used.clear()
    }
  }

  return { ...clientApp, Content, take }
}
