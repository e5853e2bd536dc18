import * as fc from 'fast-check'
import type { ReactNode } from 'react'
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
import {
  clerkSWRKey,
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
} from '../../src/swr.js'
import { oneMicrotaskLater } from './named-differences.js'
import { alice, run, someOf, step, stepsWith, type Observations, type Stage } from './stage.js'

type HookName = 'useSWR' | 'useSWRImmutable' | 'useSWRInfinite' | 'useSWRMutation'

/** SWR as a program sees it. */
export interface SWRLibrary {
  readonly hooks: Record<HookName, (key: never, fetcher: never, config: never) => unknown>
  readonly useMutate: () => (...args: never) => Promise<unknown>
  /** The name under which the library keeps the entry of a key. */
  readonly nameOf: (key: Arguments) => string
  /** When the promises of fetchers, of `trigger` and in data for the global `mutate` settle. */
  readonly settle: <T>(promise: Promise<T>) => Promise<T>
}

export const bare: SWRLibrary = {
  hooks: { useSWR, useSWRImmutable, useSWRInfinite, useSWRMutation },
  useMutate: () => useSWRConfig().mutate,
  nameOf: unstable_serialize,
  settle: oneMicrotaskLater,
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
  settle: (promise) => promise,
}

const fields = ['data', 'error', 'isLoading', 'isValidating', 'isMutating', 'size'] as const
type Field = (typeof fields)[number]

const callbackNames = ['onSuccess', 'onError', 'onLoadingSlow', 'onDiscarded', 'onErrorRetry'] as const

/** What `mutate` and `trigger` accept, as the hook that mutates does. */
const writeOptions = {
  populateCache: fc.constantFrom(true, false, 'function' as const),
  optimisticData: fc.constantFrom('value' as const, 'function' as const),
  rollbackOnError: fc.constantFrom(true, false, 'function' as const),
  revalidate: fc.constantFrom(true, false, 'function' as const),
  throwOnError: fc.boolean(),
}

const config = someOf({
  fetcher: fc.constantFrom('argument', 'config', 'null', 'throwing', 'plain value'),
  fallbackData: fc.constant({ call: -1 }),
  fallback: fc.constant(true),
  keepPreviousData: fc.constant(true),
  compare: fc.constant('function' as const),
  dedupingInterval: fc.constantFrom(0, 20),
  revalidateOnFocus: fc.boolean(),
  revalidateOnReconnect: fc.boolean(),
  revalidateOnMount: fc.boolean(),
  revalidateIfStale: fc.boolean(),
  refreshInterval: fc.constantFrom(15, 'function' as const),
  refreshWhenOffline: fc.boolean(),
  isPaused: fc.constant('function' as const),
  suspense: fc.constant(true),
  shouldRetryOnError: fc.constantFrom(true, false, 'function' as const),
  loadingTimeout: fc.constant(1),
  use: fc.boolean(),
  initialSize: fc.constant(2),
  parallel: fc.boolean(),
  persistSize: fc.boolean(),
  revalidateAll: fc.boolean(),
  revalidateFirstPage: fc.boolean(),
  strictServerPrefetchWarning: fc.constant(true),
  ...writeOptions,
})

const keyKinds = ['string', 'tuple', 'object', 'function', 'function that throws', 'null', 'empty', 'number'] as const

const data = fc.constantFrom(
  'value',
  'promise',
  'rejected',
  'function',
  'async function',
  'throwing function',
  'rejecting function',
  'nothing',
  'undefined',
)

const writes = fc.oneof(fc.constantFrom(undefined, false), someOf(writeOptions))

const swrStep = fc.oneof(
  fc.record({ do: fc.constant('bound mutate' as const), data, options: writes }),
  fc.record({
    do: fc.constant('global mutate' as const),
    data,
    page: fc.nat(1),
    by: fc.constantFrom('key' as const, 'filter' as const),
    options: writes,
  }),
  fc.record({ do: fc.constant('set size' as const), size: fc.constantFrom(0, 1, 2, 3, 'function' as const) }),
  fc.record({ do: fc.constant('preload' as const), page: fc.nat(1) }),
)

const triggerStep = fc.oneof(
  fc.record({
    do: fc.constant('trigger' as const),
    isFirst: fc.boolean(),
    times: fc.constantFrom(1, 1, 2),
    options: writes,
    callbacks: fc.subarray(['onSuccess', 'onError'] as const),
  }),
  step('reset'),
)

type SWRStep = typeof swrStep | typeof triggerStep extends fc.Arbitrary<infer T> ? T : never

const programsOf = (hook: fc.Arbitrary<HookName>, ownStep: fc.Arbitrary<SWRStep>) =>
  fc.record({
    hook,
    key: fc.oneof(fc.constant('string' as const), fc.constantFrom(...keyKinds)),
    reads: fc.oneof(fc.constant<Field[]>([...fields]), fc.subarray([...fields], { minLength: 1 })),
    config,
    callbacks: fc.subarray([...callbackNames]),
    /** Whether the callbacks are those of `SWRConfig`. */
    isShared: fc.boolean(),
    /** Whether another component reads the same entry. */
    hasReader: fc.boolean(),
    steps: stepsWith(ownStep),
  })

export const swrPrograms = programsOf(
  fc.constantFrom<HookName>('useSWR', 'useSWR', 'useSWRImmutable', 'useSWRInfinite'),
  swrStep,
)
export const swrMutationPrograms = programsOf(
  fc.constant('useSWRMutation'),
  fc.oneof(triggerStep, triggerStep, swrStep),
)

type Program = typeof swrPrograms extends fc.Arbitrary<infer T> ? T : never

type Result = SWRResponse & {
  readonly trigger?: (...args: unknown[]) => Promise<unknown>
  readonly reset?: () => void
  readonly setSize?: (size: unknown) => Promise<unknown>
}
type Mutate = (...args: unknown[]) => Promise<unknown>

/** Runs a program with one of the libraries, and returns what it observed. */
export function observe(library: SWRLibrary, program: Program, isStrict: boolean): Promise<Observations> {
  return run({ isStrict, steps: program.steps }, (stage) => createSWRApp(library, program, stage))
}

function createSWRApp({ hooks, useMutate, nameOf, settle }: SWRLibrary, program: Program, stage: Stage) {
  const { note, report } = stage
  const { hook, reads, hasReader, isShared } = program
  const cache = new Map<string, object>()
  const { setup, stop } = listenToWindow()
  const isList = hook === 'useSWRInfinite'
  let first: Result | undefined
  let last: Result | undefined
  let mutate: Mutate | undefined
  let triggered = 0

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
    const page = stage.page()
    if (isList)
      return (index: number, previous: unknown) => {
        note('getKey', index, previous)
        return index > 2 ? null : keyOf(page, index)
      }
    if (program.key === 'function') return () => keyOf(page)
    if (program.key === 'function that throws')
      return () => {
        throw new Error('not yet')
      }
    return keyOf(page)
  }

  const fetchers = {
    usual(key: unknown, context?: { readonly arg?: unknown }) {
      note('fetcher', key, context?.arg)
      return settle(stage.answer())
    },
    throwing(key: unknown) {
      note('fetcher', key)
      throw new Error('at once')
    },
    'plain value': (key: unknown) => (note('fetcher', key), { call: 7 }),
  }
  const createCallbacks = (label: string, names: readonly string[]): object =>
    Object.fromEntries(
      names.map((name) => [
        name,
        (...args: unknown[]) =>
          note(
            `${label} ${name}`,
            ...args.map((value) => (Object(value) === value && 'cache' in Object(value) ? 'config' : value)),
          ),
      ]),
    )
  const callbacks = createCallbacks(isShared ? 'shared' : 'hook', program.callbacks)
  const log: Middleware = (useNext) => (key, next, settings) => {
    note('middleware', typeof key === 'function' ? 'key function' : key, next === null)
    return useNext(key, next, settings)
  }

  const functions: Record<string, (...args: unknown[]) => unknown> = {
    compare: (a, b) => (note('compare', a, b), JSON.stringify(a) === JSON.stringify(b)),
    isPaused: () => false,
    refreshInterval: (latest) => (note('refreshInterval', latest), 15),
    shouldRetryOnError: (error) => (note('shouldRetryOnError', error), true),
    populateCache: (result, current) => (note('populateCache', result, current), { call: 70 }),
    optimisticData: (current, displayed) => (note('optimisticData', current, displayed), { call: 71 }),
    rollbackOnError: (error) => (note('rollbackOnError', error), true),
    revalidate: (latest, key) => (note('revalidate', latest, key), true),
  }

  /** Returns options with the values and functions that their kinds name. */
  const resolveKinds = (kinds: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [
        name,
        kind === 'function' ? functions[name] : kind === 'value' ? { call: 72 } : (kind as unknown),
      ]),
    )

  function argumentsShown(): unknown[] {
    const { fetcher: kind = 'argument', fallback, use, ...rest } = program.config
    const chosen = { ...resolveKinds(rest), ...(!isShared && callbacks) }
    if (use) chosen['use'] = [log]
    if (fallback) chosen['fallback'] = { [nameOf(keyOf(stage.page()))]: { call: -2 } }
    if (kind === 'config') return [keyShown(), { ...chosen, fetcher: fetchers.usual }]
    if (kind === 'null') return [keyShown(), null, chosen]
    if (kind === 'throwing' || kind === 'plain value') return [keyShown(), fetchers[kind], chosen]
    return [keyShown(), fetchers.usual, chosen]
  }

  function Rows() {
    const useHook = hooks[hook] as (...args: unknown[]) => Result
    const result = useHook(...argumentsShown())
    first ??= result
    last = result
    note(
      'render',
      reads.map((name) => Reflect.get(result, name)),
      result.mutate,
      result.trigger,
      result.reset,
      result.setSize,
    )
    return null
  }

  function Reader() {
    const useHook = hooks.useSWR as (...args: unknown[]) => Result
    const result = useHook(keyOf(stage.page(), isList ? 0 : undefined), fetchers.usual)
    note('reader', result.data, result.error, result.isValidating)
    return null
  }

  function Content() {
    mutate = useMutate() as Mutate
    return (
      <>
        <Rows />
        {hasReader && <Reader />}
      </>
    )
  }

  const settings = {
    ...setup,
    provider: () => cache as never,
    errorRetryInterval: 5,
    focusThrottleInterval: 0,
    errorRetryCount: 2,
    ...(isShared && callbacks),
  }

  const withOptions = (values: unknown[], options: object | false | undefined, extra?: object): unknown[] =>
    options || extra
      ? [values[0], { ...resolveKinds(options || {}), ...extra }]
      : options === false
        ? [values[0], false]
        : values

  /** @param settleData when the promises settle */
  function dataOf(kind: string, settleData: SWRLibrary['settle']): unknown[] {
    const value = { call: 100 }
    const rejected = (): Promise<unknown> => settleData(Promise.reject(new Error('rejected')))
    switch (kind) {
      case 'nothing':
        return []
      case 'undefined':
        return [undefined]
      case 'promise':
        return [settleData(Promise.resolve(value))]
      case 'rejected': {
        const promise = rejected()
        promise.catch(() => {}) // SWR ignores the data where no key matches
        return [promise]
      }
      case 'function':
        return [(old: unknown) => (note('updater', old), value)]
      case 'async function':
        return [(old: unknown) => (note('updater', old), settleData(Promise.resolve(value)))]
      case 'throwing function':
        return [
          () => {
            throw new Error('at once')
          },
        ]
      case 'rejecting function':
        return [rejected]
      default:
        return [value]
    }
  }

  function trigger({ isFirst, times, options, callbacks: names }: Extract<SWRStep, { times: number }>): void {
    const result = isFirst ? first : last
    for (let time = 0; time < times; time += 1) {
      triggered += 1
      const given = withOptions([triggered], options, createCallbacks(`call ${triggered}`, names))
      const promise = result?.trigger?.(...given)
      report(`trigger ${triggered}`, promise && settle(promise))
    }
  }

  function take(next: SWRStep): void {
    switch (next.do) {
      case 'bound mutate':
        return report(
          'mutate',
          (last?.mutate as Mutate | undefined)?.(
            ...withOptions(
              dataOf(next.data, (promise) => promise),
              next.options,
            ),
          ),
        )
      case 'global mutate': {
        const key = keyOf(next.page)
        // An entry that no hook has used has no key yet: SWR shows it to every filter, and so it has no owner.
        const filter = (candidate: unknown): boolean =>
          candidate !== undefined && (note('filter', candidate), JSON.stringify(candidate) === JSON.stringify(key))
        const target = next.by === 'key' ? key : filter
        return report('global mutate', mutate?.(target, ...withOptions(dataOf(next.data, settle), next.options)))
      }
      case 'trigger':
        return trigger(next)
      case 'reset':
        return last?.reset?.()
      case 'set size':
        return report(
          'set size',
          last?.setSize?.(next.size === 'function' ? (size: number) => (note('size', size), size + 1) : next.size),
        )
      case 'preload':
        return report('preload', Promise.resolve(preload(nameOf(keyOf(next.page)) || null, stage.answer) as unknown))
    }
  }

  return {
    Providers: ({ children }: { readonly children: ReactNode }) => <SWRConfig value={settings}>{children}</SWRConfig>,
    Content,
    take,
    noteCache() {
      for (const [name, entry] of cache) {
        const { _k, ...state } = entry as { _k?: unknown }
        note('cache', name, _k, state)
      }
    },
    end() {
      stop()
      // Kept for all caches of the page until a hook takes it.
      const preloads = SWRGlobalState.get(defaultCache)?.[3]
      for (const name of Object.keys(preloads ?? {})) delete preloads?.[name]
    },
  }
}

/** Returns SWR's setup for focus and network. In StrictMode SWR's own leaves listeners of each app behind, which set a timer per event. */
function listenToWindow() {
  const undo: (() => void)[] = []
  let isOnline = true
  function listen(type: string, callback: () => void): () => void {
    const remove = (): void => window.removeEventListener(type, callback)
    window.addEventListener(type, callback)
    undo.push(remove)
    return remove
  }
  listen('online', () => (isOnline = true))
  listen('offline', () => (isOnline = false))
  return {
    setup: {
      isOnline: () => isOnline,
      initFocus: (callback: () => void) => listen('focus', callback),
      initReconnect: (callback: () => void) => listen('online', callback),
    },
    stop: () => undo.forEach((remove) => remove()),
  }
}
