import {
  hashKey,
  keepPreviousData,
  onlineManager,
  QueryClient,
  QueryClientProvider,
  skipToken,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useSuspenseQuery,
  type QueryFunctionContext,
  type QueryKey,
  type UseQueryResult,
} from '@tanstack/react-query'
import * as fc from 'fast-check'
import { Component, StrictMode, Suspense, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { AuthFetchProvider } from '../../src/fetch.js'
import {
  authQueryKey,
  useAuthInfiniteQuery,
  useAuthQueries,
  useAuthQuery,
  useAuthSuspenseQuery,
} from '../../src/query.js'
import { createFakeAuth } from '../support/fake-auth.js'
import { pass } from './pass.js'
import { createRecording, type Recording } from './record.js'

const alice = { userId: 'alice' }

/** A library as a program sees it: its hooks, and the key under which it keeps the entry of a program's key. */
export interface QueryLibrary {
  readonly hooks: Record<HookName, (options: never) => unknown>
  readonly keyOf: (key: QueryKey) => QueryKey
}

export const bare: QueryLibrary = {
  hooks: { useQuery, useSuspenseQuery, useInfiniteQuery, useQueries },
  keyOf: (key) => key,
}

export const ours: QueryLibrary = {
  hooks: {
    useQuery: useAuthQuery,
    useSuspenseQuery: useAuthSuspenseQuery,
    useInfiniteQuery: useAuthInfiniteQuery,
    useQueries: useAuthQueries,
  },
  keyOf: (key) => authQueryKey(key, alice),
}

type HookName = 'useQuery' | 'useSuspenseQuery' | 'useInfiniteQuery' | 'useQueries'

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
type Fields = (typeof fields)[number][]

const selects = {
  identity: (data: unknown) => data,
  count: (data: unknown) => JSON.stringify(data)?.length,
  dates: (data: object) => ({ ...data, at: new Date(0) }),
  throwing: () => {
    throw new Error('select failed')
  },
} as const

const options = fc.record(
  {
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
    subscribed: fc.constantFrom(true, false),
  },
  { requiredKeys: [] },
)

const page = fc.nat(1)

const step = fc.oneof(
  fc.record({ do: fc.constant('turn page' as const) }),
  fc.record({ do: fc.constant('render' as const) }),
  fc.record({ do: fc.constant('remount' as const) }),
  fc.record({ do: fc.constant('unmount' as const) }),
  fc.record({ do: fc.constant('refetch' as const), cancel: fc.boolean() }),
  fc.record({ do: fc.constant('next page' as const) }),
  fc.record({ do: fc.constant('fail' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('hold' as const) }),
  fc.record({ do: fc.constant('release' as const) }),
  fc.record({ do: fc.constant('invalidate' as const), all: fc.boolean() }),
  fc.record({ do: fc.constant('set data' as const), page, value: fc.constantFrom('object', 'function') }),
  fc.record({ do: fc.constant('get data' as const), page }),
  fc.record({ do: fc.constant('prefetch' as const), page }),
  fc.record({ do: fc.constant('remove' as const), page }),
  fc.record({ do: fc.constant('reset' as const), page }),
  fc.record({ do: fc.constant('cancel' as const), page }),
  fc.record({ do: fc.constant('clear' as const) }),
  fc.record({ do: fc.constant('focus' as const) }),
  fc.record({ do: fc.constant('go offline' as const) }),
  fc.record({ do: fc.constant('go online' as const) }),
  fc.record({ do: fc.constant('enable' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(5, 20, 40) }),
)

export const queryPrograms = fc.record({
  isStrict: fc.boolean(),
  hook: fc.constantFrom<HookName>('useQuery', 'useQuery', 'useSuspenseQuery', 'useInfiniteQuery', 'useQueries'),
  reads: fc.oneof(fc.constant<Fields>([...fields]), fc.subarray([...fields], { minLength: 1 })),
  options,
  steps: fc.array(step, { maxLength: 9 }),
})

type Program = typeof queryPrograms extends fc.Arbitrary<infer T> ? T : never

class Boundary extends Component<{ readonly children: ReactNode; readonly recording: Recording }, { error?: unknown }> {
  override state: { error?: unknown } = {}
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    if (this.state.error === undefined) return this.props.children
    this.props.recording.note('boundary', this.state.error)
    return null
  }
}

/** Runs a program with one of the libraries, and returns what it observed. Timers are fake. */
export async function observe({ hooks, keyOf }: QueryLibrary, program: Program): Promise<readonly string[]> {
  const recording = createRecording()
  const { note } = recording
  const { hook, reads, steps, isStrict } = program
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 5 } } })
  const auth = createFakeAuth(alice)
  let failing = 0
  let calls = 0
  let isHolding = false
  let pageShown = 0
  let mount = 0
  let isMounted = true
  let isEnabled = program.options.enabled
  const held: (() => void)[] = []
  let last: UseQueryResult | undefined

  const keyOfPage = (index: number): QueryKey =>
    program.hook === 'useInfiniteQuery' ? ['lists', index] : ['rows', index]

  async function answer(): Promise<unknown> {
    calls += 1
    const call = calls
    if (isHolding) await new Promise<void>((resolve) => held.push(resolve))
    else await new Promise((resolve) => setTimeout(resolve, 2))
    if (failing > 0) {
      failing -= 1
      throw new Error('the API failed')
    }
    return { call: Math.min(call, 2), rows: [{ id: 1 }] }
  }

  const stable = {
    queryFn({ queryKey, meta, pageParam, direction, ...rest }: QueryFunctionContext) {
      note('queryFn', queryKey.length, queryKey, meta, pageParam, direction)
      if (program.options.readsSignal) void rest
      return answer()
    },
    // Reads no `signal`, which TanStack Query takes for a wish to be aborted.
    queryFnWithoutSignal(context: QueryFunctionContext) {
      note('queryFn', context.queryKey.length, context.queryKey, context.meta)
      return answer()
    },
    enabled(query: { queryKey: QueryKey }) {
      note('enabled', query.queryKey)
      return true
    },
    placeholderData(data: unknown, query: { state: { status: string } } | undefined) {
      note('placeholderData', data, query?.state.status)
      return { call: -1, rows: [], pages: [], pageParams: [] }
    },
    initialData: () => ({ call: -2, rows: [], pages: [], pageParams: [] }),
    structuralSharing(old: unknown, data: unknown) {
      note('structuralSharing', old, data)
      return data
    },
    retry(count: number, error: Error) {
      note('retry', count, error)
      return count < 1
    },
    throwOnError(error: Error) {
      note('throwOnError', error)
      return false
    },
    refetchInterval: () => 15,
    notifyOnChangeProps: () => ['data'],
    select: Object.fromEntries(
      Object.entries(selects).map(([name, select]) => [
        name,
        (data: never) => {
          note(`select ${name}`, data)
          return select(data)
        },
      ]),
    ),
  }
  const constant = { call: -3, rows: [], pages: [], pageParams: [] }

  function optionsOf(index: number): object {
    const { skip, select, placeholderData, initialData, queryHash, queryKeyHashFn, readsSignal, ...given } =
      program.options
    const chosen: Record<string, unknown> = { ...given, queryKey: keyOfPage(index) }
    for (const name of [
      'structuralSharing',
      'retry',
      'throwOnError',
      'refetchInterval',
      'notifyOnChangeProps',
    ] as const)
      if (given[name] === 'function') chosen[name] = stable[name]
    if (given.enabled !== undefined) chosen['enabled'] = isEnabled === 'function' ? stable.enabled : isEnabled
    chosen['queryFn'] = skip ? skipToken : readsSignal ? stable.queryFn : stable.queryFnWithoutSignal
    if (select) chosen['select'] = select === 'inline' ? (data: never) => selects.identity(data) : stable.select[select]
    if (placeholderData === 'constant') chosen['placeholderData'] = constant
    if (placeholderData === 'previous') chosen['placeholderData'] = keepPreviousData
    if (placeholderData === 'function') chosen['placeholderData'] = stable.placeholderData
    if (placeholderData === 'inline') chosen['placeholderData'] = (data: unknown) => data
    if (initialData) chosen['initialData'] = initialData === 'function' ? stable.initialData : constant
    if (queryHash && !skip) chosen['queryHash'] = `${queryHash} ${index}`
    if (queryKeyHashFn) chosen['queryKeyHashFn'] = hashKey
    if (hook === 'useInfiniteQuery')
      Object.assign(chosen, { initialPageParam: 0, getNextPageParam: (_: unknown, pages: unknown[]) => pages.length })
    return chosen
  }

  function Rows() {
    const use = hooks[hook] as (options: object) => unknown // the scenario takes options that the types cannot follow
    const result = use(hook === 'useQueries' ? { queries: [optionsOf(pageShown)] } : optionsOf(pageShown))
    const one = (hook === 'useQueries' ? (result as unknown[])[0] : result) as UseQueryResult
    last = one
    note(
      'render',
      reads.map((name) => one[name]),
      one.refetch,
    )
    return null
  }

  const root = createRoot(document.createElement('div'), {
    onCaughtError: (error) => note('caught', error),
    onUncaughtError: (error) => note('uncaught', error),
  })

  function show(): void {
    const app = (
      <AuthFetchProvider useAuth={auth.useAuth}>
        <QueryClientProvider client={client}>
          <Boundary key={mount} recording={recording}>
            <Suspense>{isMounted && <Rows />}</Suspense>
          </Boundary>
        </QueryClientProvider>
      </AuthFetchProvider>
    )
    flushSync(() => root.render(isStrict ? <StrictMode>{app}</StrictMode> : app))
  }

  const ignore = (): void => {}
  async function take(next: Program['steps'][number]): Promise<void> {
    const queryKey = keyOf(keyOfPage('page' in next ? next.page : pageShown))
    switch (next.do) {
      case 'turn page':
        pageShown = 1 - pageShown
        return show()
      case 'render':
        return show()
      case 'enable':
        isEnabled = isEnabled === false
        return show()
      case 'remount':
        mount += 1
        isMounted = true
        return show()
      case 'unmount':
        isMounted = !isMounted
        return show()
      case 'refetch':
        last
          ?.refetch({ cancelRefetch: next.cancel })
          .then((result) => note('refetched', result.status, result.data), ignore)
        return
      case 'next page':
        if (last && 'fetchNextPage' in last)
          (last.fetchNextPage as () => Promise<UseQueryResult>)().then((result) => note('next', result.data), ignore)
        return
      case 'fail':
        failing = next.times
        return
      case 'hold':
        isHolding = true
        return
      case 'release':
        isHolding = false
        held.splice(0).forEach((go) => go())
        return
      case 'invalidate':
        client.invalidateQueries(next.all ? {} : { queryKey }).then(() => note('invalidated'), ignore)
        return
      case 'set data': {
        const value = { call: 100, rows: [], pages: [{ call: 100 }], pageParams: [0] }
        note(
          'set',
          client.setQueryData(
            queryKey,
            next.value === 'function' ? (old: unknown) => (note('updater', old), value) : value,
          ),
        )
        return
      }
      case 'get data':
        note('get', client.getQueryData(queryKey), client.getQueryState(queryKey)?.status)
        return
      case 'prefetch':
        client.prefetchQuery({ queryKey, queryFn: answer, retry: false }).then(() => note('prefetched'), ignore)
        return
      case 'remove':
        return client.removeQueries({ queryKey })
      case 'reset':
        client.resetQueries({ queryKey }).then(() => note('reset'), ignore)
        return
      case 'cancel':
        client.cancelQueries({ queryKey }).then(() => note('cancelled'), ignore)
        return
      case 'clear':
        return client.clear()
      case 'focus':
        window.dispatchEvent(new Event('visibilitychange'))
        return
      case 'go offline':
        return onlineManager.setOnline(false)
      case 'go online':
        return onlineManager.setOnline(true)
      case 'wait':
        await pass(next.ms)
    }
  }

  function noteCache(): void {
    for (const query of client.getQueryCache().getAll()) {
      const { data, error, status, fetchStatus, isInvalidated, dataUpdateCount, errorUpdateCount, fetchFailureCount } =
        query.state
      note(
        'cache',
        query.queryKey,
        query.meta,
        query.observers.length,
        [status, fetchStatus, data, error, isInvalidated, dataUpdateCount, errorUpdateCount, fetchFailureCount],
        query.gcTime,
      )
    }
  }

  const unsubscribe = client.getQueryCache().subscribe((event) => {
    note('event', event.type, event.query.queryKey, event.type === 'updated' ? event.action.type : '')
  })
  const warn = vi.spyOn(console, 'warn').mockImplementation((text) => note('warning', text))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => note('console.error', text))
  try {
    show()
    await pass(3)
    for (const next of steps) {
      note(`-- ${next.do}`)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await take(next)
      // oxlint-disable-next-line no-await-in-loop
      await pass(3)
      noteCache()
    }
    note('-- end')
    isHolding = false
    held.splice(0).forEach((go) => go())
    onlineManager.setOnline(true)
    await pass(60)
    noteCache()
  } finally {
    unsubscribe()
    root.unmount()
    onlineManager.setOnline(true)
    client.clear()
    await pass(1)
    vi.clearAllTimers()
    warn.mockRestore()
    error.mockRestore()
  }
  return recording.lines
}
