import { useLayoutEffect } from 'react'
import { keepPreviousData, useQuery, useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { useSWRConfig, type Middleware } from 'swr'
import type { AuthFetch } from '@x/auth-fetch'
import { useAuthIdentity } from '../../src/fetch.js'
import {
  authQueryKey,
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
} from '../../src/query.js'
import {
  clerkSWRKey,
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
} from '../../src/swr.js'
import type { Fn, Hash, HookSpec, MutationSpec, QuerySpec, SwrSpec, WriteSpec } from './generators.js'
import { findOwners, identityOf, markedNumber, markObject, ownerOf, type Owner } from './watermark.js'

/** `null` for nobody, `undefined` while Clerk loads. */
export type Me = Owner | null | undefined

/** What the hooks of a case have in common. */
export interface World {
  readonly fault: (text: string) => void
  /** Waits for its turn, unless the signal aborts. */
  readonly turn: (signal?: AbortSignal | null) => Promise<void>
  readonly pageOf: (slot: number) => number
  /** Who is signed in now at a provider. */
  readonly ownerAt: (at: number) => Me
  /** A promise that has to settle. */
  readonly track: (what: string, promise: unknown) => void
  /** A mutation has begun; it is to be told its end. */
  readonly begin: (variables: unknown) => void
  readonly end: (variables: unknown) => void
  readonly countRender: (what: string) => void
  /** The last render of a hook for each provider, and the functions that it was given once. */
  readonly lastMe: Map<string, Me>
  readonly once: Map<string, AnyFunction>
  /** What the renders of a hook returned that can be called. */
  readonly calls: Map<string, Actions[]>
  readonly sawData: () => void
}

type AnyFunction = (...args: unknown[]) => unknown
type Actions = readonly (() => unknown)[]

interface Shown {
  readonly shown: unknown
  readonly actions: Actions
}

/** The app's side of one render of one hook. */
interface Render {
  readonly world: World
  readonly place: string
  readonly slot: number
  readonly at: number
  readonly me: Me
  readonly page: number
  /** Makes a function option. */
  readonly make: (fn: Fn, name: string) => AnyFunction
  readonly own: (what: string) => unknown
}

class Box {
  readonly content: unknown
  readonly by: string | undefined
  constructor(content: unknown, by: string | undefined) {
    this.content = content
    this.by = by
  }
}

const constant = Object.freeze({ start: Object.freeze([1]) })

function outcome({ returns }: Fn, args: readonly unknown[], me: Me): unknown {
  const by = me ?? undefined
  const input = args[0]
  switch (returns) {
    case 'input':
    case 'old':
      return input
    case 'wrapped':
      return { of: input, by }
    case 'instance':
      return new Box(input, by)
    case 'date':
      return markObject(new Date(0), by)
    case 'frozen':
      return Object.freeze({ of: input, by })
    case 'text':
      return by ?? 'text'
    case 'number':
      return markedNumber(by)
    case 'constant':
      return constant
  }
}

/** Tells what a function given by a render for `me` must not be given. */
function check(world: World, name: string, me: Me | 'any', args: readonly unknown[]): void {
  if (me === undefined) return
  const found = [...findOwners(args)]
  if (me === 'any' ? found.length > 1 : found.some((owner) => owner !== me))
    world.fault(`${name} given for ${me} is given data of ${found.join(', ')}`)
}

function createRender(world: World, slot: number, at: number, me: Me): Render {
  const place = `${slot}/${at}`
  world.lastMe.set(place, me)
  function create(fn: Fn, name: string): AnyFunction {
    return (...args) => {
      const isOnce = fn.made === 'once'
      check(world, name, isOnce ? 'any' : me, args)
      // One that is made once takes its owner from what it is given, or else reads who was rendered last. Only `select` does that: the
      // observer of the user before may still ask for a placeholder, and share it, between a render and its commit.
      const [source] = findOwners(args)
      const reader = name === 'select' ? world.lastMe.get(place) : undefined
      const by = isOnce ? (source ?? reader) : me
      if (by && fn.throwsFor?.includes(identityOf(by).userId))
        throw new Error(isOnce ? `${name} fails` : `${name} fails for ${by}`)
      return outcome(fn, args, by)
    }
  }
  return {
    world,
    place,
    slot,
    at,
    me,
    page: world.pageOf(slot),
    make(fn, name) {
      if (fn.made === 'each render') return create(fn, name)
      const id = `${place} ${name}`
      const made = world.once.get(id) ?? create(fn, name)
      world.once.set(id, made)
      return made
    },
    own: (what) => ({ what, of: me ?? undefined }),
  }
}

/** The members that are given, as a hook's options. */
function given(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

export const hashes: Readonly<Record<Hash, (key: QueryKey) => string>> = {
  'without the owner': (key) =>
    JSON.stringify(key.filter((part) => !(typeof part === 'object' && part !== null && 'authIdentity' in part))),
  length: (key) => `${String(key[0])} ${String(key[1])} ${JSON.stringify(key).length}`,
  'lower case': (key) => JSON.stringify(key).toLowerCase(),
}

/** The members of a result that hold data. Reading them also has TanStack Query track them. */
function dataOf(result: object): unknown {
  const { data, error, failureReason, variables, context }: Record<string, unknown> = result as never // any result
  return { data, error, failureReason, variables, context }
}

function isFn(value: unknown): value is Fn {
  return typeof value === 'object' && value !== null && 'returns' in value
}

function useQuerySpec(spec: QuerySpec, render: Render): Shown {
  const { make, slot, page, me, own, world } = render
  const client = useQueryClient()
  const isList = spec.hook === 'useAuthInfiniteQuery'
  const key = [isList ? 'list' : 'one', slot, page]
  const { placeholderData, structuralSharing, throwOnError } = spec
  const first = spec.initialData === 'own' ? own('initial') : constant
  const inList = (data: unknown) => (isList ? { pages: [data], pageParams: [0] } : data)
  const share = isFn(structuralSharing) && make(structuralSharing, 'structuralSharing')
  const options = given({
    queryKey: key,
    url: isList
      ? ({ pageParam }: { pageParam: number }) => `/api/list/${slot}/${page}/${pageParam}`
      : `/api/${slot}/${page}`,
    select: spec.select && make(spec.select, 'select'),
    placeholderData: isFn(placeholderData)
      ? make(placeholderData, 'placeholderData')
      : placeholderData === 'keepPreviousData'
        ? keepPreviousData
        : placeholderData === 'text'
          ? 'text'
          : placeholderData && inList(constant),
    initialData: spec.initialData && inList(first),
    structuralSharing:
      share && isFn(structuralSharing)
        ? (old: unknown, data: unknown) => {
            const shared = share(old, data)
            if (isList) return data
            return structuralSharing.returns === 'old'
              ? (old ?? data)
              : structuralSharing.returns === 'input'
                ? data
                : shared
          }
        : structuralSharing,
    queryHash: spec.queryHash && key.join('-'),
    queryKeyHashFn: spec.queryKeyHashFn && hashes[spec.queryKeyHashFn],
    notifyOnChangeProps: spec.notifyOnChangeProps,
    throwOnError: isFn(throwOnError)
      ? (...args: unknown[]) => Boolean(make(throwOnError, 'throwOnError')(...args))
      : throwOnError,
    staleTime: spec.staleTime && Infinity,
    refetchInterval: spec.refetchInterval && ((query: unknown) => (check(world, 'refetchInterval', me, [query]), 300)),
    retry: spec.retry ? 1 : false,
    ...(isList && {
      initialPageParam: 0,
      getNextPageParam: (_last: unknown, all: unknown[]) => (all.length < 2 ? all.length : null),
    }),
  })
  const write = () => me && client.setQueryData(authQueryKey(key, identityOf(me)), inList(own('written')))
  const { shown, actions } = useBySpec(spec, options as never, render, client)
  return { shown, actions: [...actions, write, () => client.refetchQueries({ queryKey: key })] }
}

/* oxlint-disable react/rules-of-hooks -- the hook of a component stays the same */
function useBySpec(spec: QuerySpec, options: never, { make, world, me }: Render, client: QueryClient): Shown {
  const { combine } = spec
  switch (spec.hook) {
    case 'useAuthQueries': {
      const of = combine && make(combine, 'combine')
      const results: unknown = useAuthQueries({
        queries: [options],
        ...(of && { combine: (list: readonly object[]) => of(list.map(dataOf)) }),
      })
      return { shown: combine ? results : (results as object[]).map(dataOf), actions: [() => client.refetchQueries()] }
    }
    case 'useAuthInfiniteQuery': {
      const result = useAuthInfiniteQuery(options)
      return {
        shown: dataOf(result),
        actions: [() => world.track('fetchNextPage', result.fetchNextPage()), () => result.refetch()],
      }
    }
    case 'useQuery': {
      const result = useQuery(useAuthQueryOptions(options))
      return { shown: dataOf(result), actions: [() => result.refetch()] }
    }
    default: {
      const useOne = spec.hook === 'useAuthQuery' ? useAuthQuery : useAuthSuspenseQuery
      const result = useOne(options)
      return { shown: dataOf(result), actions: [() => me && result.refetch()] }
    }
  }
}

interface SendContext {
  readonly authFetch: AuthFetch
}

async function send(url: string, body: unknown, { authFetch }: SendContext): Promise<unknown> {
  const response = await authFetch(url, { method: 'POST', body: JSON.stringify(body) })
  const data: unknown = await response.json()
  if (!response.ok) throw Object.assign(new Error('failed'), { data })
  return data
}

/** The callbacks of a mutation: one that is told of a response after its owner is gone is a fault. */
function makeCallback({ make, world, at, me }: Render, fn: Fn, name: string): AnyFunction {
  const call = make(fn, name)
  return (...args) => {
    const now = world.ownerAt(at)
    const isResponse = name !== 'onMutate' && findOwners(args[0]).size > 0
    if (me !== undefined && now !== me && isResponse)
      world.fault(`${name} of ${me} is given a response in the time of ${now}`)
    return call(...args)
  }
}

function useMutationSpec(spec: MutationSpec, render: Render): Shown {
  const { slot, page, own, world } = render
  const url = `/api/${slot}/${page}`
  const isSlow = spec.source.startsWith('slow')
  const schema = {
    '~standard': {
      version: 1,
      vendor: 'test',
      async validate(value: unknown) {
        await world.turn()
        return { value }
      },
    },
  }
  const { onMutate, onSuccess, onError, onSettled } = spec
  const options = given({
    ...(spec.source.endsWith('mutationFn')
      ? {
          async mutationFn(variables: unknown, context: SendContext) {
            const data = await send(url, variables, context)
            if (isSlow) await world.turn()
            return data
          },
        }
      : { url, ...(isSlow && { schema }) }),
    onMutate(...args: unknown[]) {
      world.begin(args[0])
      return onMutate && makeCallback(render, onMutate, 'onMutate')(...args)
    },
    onSuccess: onSuccess && makeCallback(render, onSuccess, 'onSuccess'),
    onError: onError && makeCallback(render, onError, 'onError'),
    onSettled(...args: unknown[]) {
      world.end(args[2])
      return onSettled && makeCallback(render, onSettled, 'onSettled')(...args)
    },
    scope: spec.scope && { id: 'all' },
    throwOnError: spec.throwOnError,
    retry: spec.retry ? 1 : undefined,
    retryDelay: 5,
  })
  const result = useAuthMutation<unknown, Error, unknown>(options)
  return {
    shown: dataOf(result),
    actions: [
      () => world.track('mutateAsync', result.mutateAsync(own('variables'))),
      () => result.mutate(own('variables'), onSuccess && { onSuccess: makeCallback(render, onSuccess, 'onSuccess') }),
    ],
  }
}

function useSwrSpec(spec: SwrSpec, render: Render): Shown {
  const { make, page, own, world } = render
  const { compare, use, fetcher } = spec
  const isList = spec.hook === 'useClerkSWRInfinite'
  const ofCompare = compare && make(compare, 'compare')
  const ofUse = use && make(use, 'a fetcher of middleware')
  const ofFetcher = fetcher && make(fetcher, 'fetcher')
  const middleware: Middleware = (useNext) => (key, next, config) =>
    useNext(key, next && ofUse ? ((async (input: never) => ofUse(await next(input))) as never) : next, config)
  const first = spec.fallbackData === 'own' ? own('fallback') : constant
  const options = given({
    fallbackData: spec.fallbackData && (isList ? [first] : first),
    keepPreviousData: spec.keepPreviousData,
    compare:
      ofCompare &&
      ((one: unknown, other: unknown) => {
        ofCompare(one, other)
        return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other)
      }),
    onSuccess: spec.onSuccess && make(spec.onSuccess, 'onSuccess'),
    onError: spec.onError && make(spec.onError, 'onError'),
    use: use && [middleware],
    suspense: spec.suspense,
    persistSize: spec.persistSize,
    initialSize: spec.initialSize,
    parallel: spec.parallel,
    fetcher:
      ofFetcher &&
      (async (key: string, { authFetch }: SendContext) => {
        const response = await authFetch(key)
        return ofFetcher(await response.json())
      }),
  })
  if (isList) {
    const result = useClerkSWRInfinite((index) => `/api/list/${page}/${index}`, options as never)
    return {
      shown: dataOf(result),
      actions: [
        () => world.track('setSize', result.setSize(2)),
        () => result.mutate(),
        () => result.mutate([own('written')], { revalidate: false }),
        () => result.setSize(1),
      ],
    }
  }
  const useOne = spec.hook === 'useClerkSWR' ? useClerkSWR : useClerkSWRImmutable
  const result = useOne(`/api/${page}`, options as never)
  return {
    shown: dataOf(result),
    actions: [
      () => result.mutate(),
      () => result.mutate(own('written'), { revalidate: false }),
      () => world.track('mutate', result.mutate(world.turn().then(() => own('written')))),
    ],
  }
}

function useWriteSpec(spec: WriteSpec, render: Render): Shown {
  const { make, page, own, world, me } = render
  const url = `/api/${page}`
  const { optimisticData, populateCache, rollbackOnError } = spec
  const options = given({
    optimisticData: isFn(optimisticData) ? make(optimisticData, 'optimisticData') : optimisticData && constant,
    populateCache: isFn(populateCache) ? make(populateCache, 'populateCache') : populateCache,
    rollbackOnError: isFn(rollbackOnError)
      ? (...args: unknown[]) => Boolean(make(rollbackOnError, 'rollbackOnError')(...args))
      : rollbackOnError,
    revalidate: spec.revalidate,
  })
  const read = useClerkSWR(url)
  if (spec.hook === 'useClerkSWRMutation') {
    const { onSuccess, onError } = spec
    const isSlow = spec.value.includes('promise')
    async function fetcher(key: string, { arg, authFetch }: SendContext & { readonly arg: unknown }) {
      const data = await send(key, arg, { authFetch })
      if (isSlow) await world.turn()
      return data
    }
    const result = useClerkSWRMutation(
      url,
      fetcher as never,
      given({
        ...options,
        onSuccess: onSuccess && makeCallback(render, onSuccess, 'onSuccess'),
        onError: onError && makeCallback(render, onError, 'onError'),
      }) as never,
    )
    const trigger: (arg: unknown, options?: object) => Promise<unknown> = result.trigger as never // of unknown types
    const go = () => world.track('trigger', trigger(own('variables')))
    return { shown: [dataOf(read), dataOf(result)], actions: [go, go] }
  }
  const ofClerk = useClerkMutate()
  const { mutate: ofSwr } = useSWRConfig()
  const later = () => world.turn().then(() => own('written'))
  const seeing = (next: () => unknown) => (current: unknown) => {
    check(world, 'a function given to mutate', me, [current])
    return next()
  }
  const value = {
    value: () => own('written'),
    promise: later,
    function: () => seeing(() => own('written')),
    'function of a promise': () => seeing(later),
  }[spec.value]
  const go = () =>
    spec.hook === 'useClerkMutate'
      ? world.track('mutate', ofClerk(url, value(), options as never))
      : me && world.track('mutate', ofSwr(clerkSWRKey(url, identityOf(me)), value(), options as never))
  return { shown: dataOf(read), actions: [go, go] }
}

function useSpec(spec: HookSpec, render: Render): Shown {
  switch (spec.hook) {
    case 'useAuthMutation':
      return useMutationSpec(spec, render)
    case 'useClerkSWR':
    case 'useClerkSWRImmutable':
    case 'useClerkSWRInfinite':
      return useSwrSpec(spec, render)
    case 'useClerkSWRMutation':
    case 'useClerkMutate':
    case 'mutate':
      return useWriteSpec(spec, render)
    default:
      return useQuerySpec(spec, render)
  }
}
/* oxlint-enable react/rules-of-hooks */

/** Mounts one hook, looks for data of others in what it returns, and keeps what can be called. */
export function Hook(props: {
  readonly world: World
  readonly spec: HookSpec
  readonly slot: number
  readonly at: number
}) {
  const { world, spec, slot, at } = props
  const identity = useAuthIdentity()
  const me = identity && ownerOf(identity)
  const render = createRender(world, slot, at, me)
  world.countRender(`hook ${slot}, ${spec.hook}`)
  const { shown, actions } = useSpec(spec, render)
  const found = [...findOwners(shown)]
  if (found.length > 0) world.sawData()
  if (found.some((owner) => owner !== me)) world.fault(`${spec.hook} shows data of ${found.join(', ')} to ${me}`)
  // In an effect: an app gets no function of a first render that React discards, together with its provider.
  useLayoutEffect(() => {
    const calls = world.calls.get(render.place) ?? []
    calls.push(actions)
    world.calls.set(render.place, calls)
  })
  return null
}
