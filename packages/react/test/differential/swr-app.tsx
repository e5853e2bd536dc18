import * as fc from 'fast-check'
import { Component, StrictMode, Suspense, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import useSWR, {
  preload,
  SWRConfig,
  unstable_serialize,
  useSWRConfig,
  type Arguments,
  type Middleware,
  type SWRResponse,
} from 'swr'
import useSWRImmutable from 'swr/immutable'
import useSWRInfinite from 'swr/infinite'
import useSWRMutation from 'swr/mutation'
import { cache as defaultCache, SWRGlobalState } from 'swr/_internal'
import { vi } from 'vitest'
import { AuthFetchProvider } from '../../src/fetch.js'
import {
  clerkSWRKey,
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
} from '../../src/swr.js'
import { createFakeAuth } from '../support/fake-auth.js'
import { pass } from './pass.js'
import { createRecording, type Recording } from './record.js'

const alice = { userId: 'alice' }

type HookName = 'useSWR' | 'useSWRImmutable' | 'useSWRInfinite' | 'useSWRMutation'

/** A library as a program sees it: its hooks, its `mutate`, and the name under which it keeps the entry of a key. */
export interface SWRLibrary {
  readonly hooks: Record<HookName, (key: never, fetcher: never, config: never) => unknown>
  readonly useMutate: () => (...args: never) => Promise<unknown>
  readonly nameOf: (key: Arguments) => string
}

export const bare: SWRLibrary = {
  hooks: { useSWR, useSWRImmutable, useSWRInfinite, useSWRMutation },
  useMutate: () => useSWRConfig().mutate,
  nameOf: unstable_serialize,
}

export const ours: SWRLibrary = {
  hooks: {
    useSWR: useClerkSWR,
    useSWRImmutable: useClerkSWRImmutable,
    useSWRInfinite: useClerkSWRInfinite,
    useSWRMutation: useClerkSWRMutation,
  },
  useMutate: useClerkMutate,
  nameOf: (key) => clerkSWRKey(key, alice),
}

const fields = ['data', 'error', 'isLoading', 'isValidating'] as const
type Fields = (typeof fields)[number][]

const callbacks = ['onSuccess', 'onError', 'onLoadingSlow', 'onDiscarded', 'onErrorRetry'] as const

const config = fc.record(
  {
    fetcher: fc.constantFrom('argument', 'config', 'global', 'null', 'throwing', 'plain value'),
    fallbackData: fc.constant({ call: -1 }),
    fallback: fc.constant(true),
    keepPreviousData: fc.constant(true),
    compare: fc.constant(true),
    dedupingInterval: fc.constantFrom(0, 20),
    revalidateOnFocus: fc.boolean(),
    revalidateOnMount: fc.boolean(),
    revalidateIfStale: fc.boolean(),
    refreshInterval: fc.constantFrom(15, 'function' as const),
    isPaused: fc.constant(true),
    suspense: fc.constant(true),
    shouldRetryOnError: fc.constantFrom(true, false, 'function' as const),
    loadingTimeout: fc.constant(1),
    use: fc.boolean(),
    initialSize: fc.constant(2),
    parallel: fc.boolean(),
    persistSize: fc.boolean(),
    revalidateAll: fc.boolean(),
    revalidateFirstPage: fc.boolean(),
    populateCache: fc.constantFrom(true, 'function' as const),
    optimisticData: fc.constantFrom('value' as const, 'function' as const),
    rollbackOnError: fc.boolean(),
    revalidate: fc.boolean(),
    throwOnError: fc.boolean(),
    strictServerPrefetchWarning: fc.constant(true),
  },
  { requiredKeys: [] },
)

const keyKinds = ['string', 'tuple', 'object', 'function', 'function that throws', 'null', 'empty', 'number'] as const

const data = fc.constantFrom('value', 'promise', 'rejected', 'function', 'async function', 'nothing', 'undefined')

const step = fc.oneof(
  fc.record({ do: fc.constant('turn page' as const) }),
  fc.record({ do: fc.constant('render' as const) }),
  fc.record({ do: fc.constant('remount' as const) }),
  fc.record({ do: fc.constant('unmount' as const) }),
  fc.record({
    do: fc.constant('bound mutate' as const),
    data,
    options: fc.constantFrom(
      undefined,
      false,
      { revalidate: false },
      { optimisticData: { call: 50 } },
      { populateCache: false },
      { throwOnError: false },
    ),
  }),
  fc.record({
    do: fc.constant('global mutate' as const),
    data,
    page: fc.nat(1),
    by: fc.constantFrom('key' as const, 'filter' as const),
    options: fc.constantFrom(undefined, false, { revalidate: false }, { optimisticData: { call: 50 } }),
  }),
  fc.record({
    do: fc.constant('trigger' as const),
    options: fc.constantFrom(
      undefined,
      { revalidate: false },
      { throwOnError: false },
      { optimisticData: { call: 60 } },
    ),
  }),
  fc.record({ do: fc.constant('reset' as const) }),
  fc.record({ do: fc.constant('set size' as const), size: fc.constantFrom(1, 2, 3) }),
  fc.record({ do: fc.constant('fail' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('hold' as const) }),
  fc.record({ do: fc.constant('release' as const) }),
  fc.record({ do: fc.constant('focus' as const) }),
  fc.record({ do: fc.constant('reconnect' as const) }),
  fc.record({ do: fc.constant('preload' as const), page: fc.nat(1) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(5, 30) }),
)

export const swrPrograms = fc.record({
  isStrict: fc.boolean(),
  hook: fc.constantFrom<HookName>('useSWR', 'useSWR', 'useSWRImmutable', 'useSWRInfinite', 'useSWRMutation'),
  key: fc.constantFrom(...keyKinds),
  reads: fc.oneof(fc.constant<Fields>([...fields]), fc.subarray([...fields], { minLength: 1 })),
  config,
  callbacks: fc.subarray([...callbacks]),
  steps: fc.array(step, { maxLength: 9 }),
})

type Program = typeof swrPrograms extends fc.Arbitrary<infer T> ? T : never

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
export async function observe({ hooks, useMutate, nameOf }: SWRLibrary, program: Program): Promise<readonly string[]> {
  const recording = createRecording()
  const { note } = recording
  const { hook, reads, steps, isStrict } = program
  const auth = createFakeAuth(alice)
  const cache = new Map<string, object>()
  const isList = hook === 'useSWRInfinite'
  let failing = 0
  let calls = 0
  let isHolding = false
  let pageShown = 0
  let mount = 0
  let isMounted = true
  const held: (() => void)[] = []
  let last:
    | (SWRResponse & {
        trigger?: (...args: unknown[]) => Promise<unknown>
        reset?: () => void
        setSize?: (size: number) => Promise<unknown>
      })
    | undefined
  let mutate: ((...args: unknown[]) => Promise<unknown>) | undefined

  async function answer(): Promise<unknown> {
    calls += 1
    const call = calls
    if (isHolding) await new Promise<void>((resolve) => held.push(resolve))
    else await new Promise((resolve) => setTimeout(resolve, 2))
    if (failing > 0) {
      failing -= 1
      throw new Error('the API failed')
    }
    return { call: Math.min(call, 3) }
  }

  function keyOf(page: number, index?: number): Arguments {
    const path = index === undefined ? `/rows/${page}` : `/rows/${page}/${index}`
    switch (program.key) {
      case 'tuple':
        return [path, 1, { filter: true }]
      case 'object':
        return { path }
      case 'null':
        return null
      case 'empty':
        return ''
      case 'number':
        return (page + 1 + 10 * (index ?? 0)) as never // SWR takes numbers, and its types do not
      default:
        return path
    }
  }

  function keyShown(): unknown {
    const page = pageShown
    if (isList)
      return (index: number, previous: unknown) => (
        note('getKey', index, previous),
        index > 2 ? null : keyOf(page, index)
      )
    if (program.key === 'function') return () => keyOf(page)
    if (program.key === 'function that throws')
      return () => {
        throw new Error('not yet')
      }
    return keyOf(page)
  }

  const fetcher = (key: unknown, ...rest: unknown[]): unknown => {
    note(
      'fetcher',
      key,
      ...rest
        .map((value) => (value instanceof Object && 'arg' in value ? value.arg : 'more'))
        .filter((value) => value !== 'more'),
    )
    return answer()
  }
  const fetchers = {
    throwing: (key: unknown) => {
      note('fetcher', key)
      throw new Error('at once')
    },
    'plain value': (key: unknown) => (note('fetcher', key), { call: 7 }),
  }
  const given = Object.fromEntries(
    program.callbacks.map((name) => [
      name,
      // The last of the arguments of onErrorRetry are a function and a count: to retry is to be asked for.
      (...args: unknown[]) =>
        note(name, ...args.map((value) => (Object(value) === value && 'cache' in Object(value) ? 'config' : value))),
    ]),
  )
  const log: Middleware = (useNext) => (key, next, settings) => {
    note('middleware', typeof key === 'function' ? 'key function' : key, next === null)
    return useNext(key, next, settings)
  }

  const stable = {
    compare: (a: unknown, b: unknown) => (note('compare', a, b), JSON.stringify(a) === JSON.stringify(b)),
    isPaused: () => false,
    refreshInterval: (latest: unknown) => (note('refreshInterval', latest), 15),
    shouldRetryOnError: (error: unknown) => (note('shouldRetryOnError', error), true),
    populateCache: (result: unknown, current: unknown) => (note('populateCache', result, current), { call: 70 }),
    optimisticData: (current: unknown) => (note('optimisticData', current), { call: 71 }),
  }

  function argumentsShown(): unknown[] {
    const { fetcher: kind = 'argument', fallback, use, ...rest } = program.config
    const chosen: Record<string, unknown> = { ...rest, ...given }
    for (const name of ['compare', 'isPaused'] as const) if (rest[name]) chosen[name] = stable[name]
    for (const name of ['refreshInterval', 'shouldRetryOnError', 'populateCache', 'optimisticData'] as const)
      if (rest[name] === 'function') chosen[name] = stable[name]
    if (rest.optimisticData === 'value') chosen['optimisticData'] = { call: 72 }
    if (use) chosen['use'] = [log]
    if (fallback) chosen['fallback'] = { [nameOf(keyOf(pageShown))]: { call: -2 } }
    if (kind === 'config') return [keyShown(), { ...chosen, fetcher }]
    if (kind === 'null') return [keyShown(), null, chosen]
    if (kind === 'throwing' || kind === 'plain value') return [keyShown(), fetchers[kind], chosen]
    return [keyShown(), fetcher, chosen]
  }

  function Rows() {
    const useHook = hooks[hook] as (...args: unknown[]) => NonNullable<typeof last>
    const result = useHook(...argumentsShown())
    last = result
    note(
      'render',
      reads.map((name) =>
        name === 'isValidating' && hook === 'useSWRMutation'
          ? (result as { isMutating?: boolean }).isMutating
          : result[name],
      ),
      result.mutate,
      result.trigger,
      result.setSize,
      (result as { size?: number }).size,
    )
    return null
  }

  function Mutate() {
    mutate = useMutate() as typeof mutate
    return null
  }

  const root = createRoot(document.createElement('div'), {
    onCaughtError: (error) => note('caught', error),
    onUncaughtError: (error) => note('uncaught', error),
  })

  const settings = {
    provider: () => cache as never,
    errorRetryInterval: 5,
    focusThrottleInterval: 0,
    errorRetryCount: 2,
  }
  function show(): void {
    const app = (
      <AuthFetchProvider useAuth={auth.useAuth}>
        <SWRConfig value={settings}>
          <Mutate />
          <Boundary key={mount} recording={recording}>
            <Suspense>{isMounted && <Rows />}</Suspense>
          </Boundary>
        </SWRConfig>
      </AuthFetchProvider>
    )
    flushSync(() => root.render(isStrict ? <StrictMode>{app}</StrictMode> : app))
  }

  function rejected(): Promise<never> {
    const promise = Promise.reject(new Error('rejected'))
    promise.catch(() => {}) // a hook that is gone takes no data
    return promise
  }

  function dataOf(kind: string): unknown[] {
    const value = { call: 100 }
    switch (kind) {
      case 'nothing':
        return []
      case 'undefined':
        return [undefined]
      case 'promise':
        return [Promise.resolve(value)]
      case 'rejected':
        return [rejected()]
      case 'function':
        return [(old: unknown) => (note('updater', old), value)]
      case 'async function':
        return [async (old: unknown) => (note('updater', old), value)]
      default:
        return [value]
    }
  }
  const report = (what: string, promise: Promise<unknown> | undefined): void =>
    void promise?.then(
      (value) => note(`${what} resolved`, value),
      (error: unknown) => note(`${what} rejected`, error),
    )
  const withOptions = (values: unknown[], extra: unknown): unknown[] =>
    extra === undefined ? values : [values[0], extra]

  async function take(next: Program['steps'][number]): Promise<void> {
    switch (next.do) {
      case 'turn page':
        pageShown = 1 - pageShown
        return show()
      case 'render':
        return show()
      case 'remount':
        mount += 1
        isMounted = true
        return show()
      case 'unmount':
        isMounted = !isMounted
        return show()
      case 'bound mutate':
        return report('mutate', (last?.mutate as typeof mutate)?.(...withOptions(dataOf(next.data), next.options)))
      case 'global mutate': {
        const key = keyOf(next.page)
        // An entry that no hook has used has no key yet: SWR shows it to every filter, and so it has no owner.
        const filter = (candidate: unknown): boolean =>
          candidate !== undefined && (note('filter', candidate), JSON.stringify(candidate) === JSON.stringify(key))
        return report(
          'global mutate',
          mutate?.(next.by === 'key' ? key : filter, ...withOptions(dataOf(next.data), next.options)),
        )
      }
      case 'trigger':
        return report('trigger', last?.trigger?.(...withOptions([1], next.options)))
      case 'reset':
        return last?.reset?.()
      case 'set size':
        return report('set size', last?.setSize?.(next.size))
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
      case 'focus':
        window.dispatchEvent(new Event('focus'))
        return
      case 'reconnect':
        window.dispatchEvent(new Event('online'))
        return
      case 'preload':
        return report('preload', Promise.resolve(preload(nameOf(keyOf(next.page)) || null, answer) as unknown))
      case 'wait':
        await pass(next.ms)
    }
  }

  const warn = vi.spyOn(console, 'warn').mockImplementation((text) => note('warning', text))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => note('console.error', text))
  const noteCache = (): void => {
    for (const [name, entry] of cache) {
      const { _k, ...state } = entry as { _k?: unknown }
      note('cache', name, _k, state)
    }
  }
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
    await pass(60)
    noteCache()
  } finally {
    root.unmount()
    await pass(1)
    // Kept for all caches of the page until a hook takes it.
    const preloads = SWRGlobalState.get(defaultCache)?.[3]
    for (const name of Object.keys(preloads ?? {})) delete preloads?.[name]
    vi.clearAllTimers()
    warn.mockRestore()
    error.mockRestore()
  }
  return recording.lines
}
