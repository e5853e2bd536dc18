import {
  MutationCache,
  useIsMutating,
  useMutation,
  useMutationState,
  useQuery,
  type MutationFunctionContext,
  type QueryKey,
  type UseMutationResult,
} from '@tanstack/react-query'
import * as fc from 'fast-check'
import { useAuthMutation, useAuthQuery } from '../../src/query.js'
import { createClientApp } from './query-client.js'
import { oneMicrotaskLater } from './named-differences.js'
import { run, someOf, step, stepsWith, type Observations, type Stage } from './stage.js'

/** TanStack Query's mutations as a program sees them. */
export interface MutationLibrary {
  readonly useMutation: (options: never) => unknown
  readonly useQuery: (options: never) => unknown
  /** When the promises of `mutationFn` and `mutateAsync` settle. */
  readonly settle: <T>(promise: Promise<T>) => Promise<T>
}

export const bare: MutationLibrary = { useMutation, useQuery, settle: oneMicrotaskLater }
export const ours: MutationLibrary = {
  useMutation: useAuthMutation,
  useQuery: useAuthQuery,
  settle: (promise) => promise,
}

const fields = [
  'data',
  'error',
  'status',
  'isPaused',
  'failureCount',
  'failureReason',
  'variables',
  'context',
  'submittedAt',
] as const

const callbackNames = ['onMutate', 'onSuccess', 'onError', 'onSettled'] as const
type CallbackName = (typeof callbackNames)[number]

/** `optimistic` is the recipe of TanStack's docs. */
const callbackKinds = ['plain', 'async', 'throwing', 'optimistic'] as const
type CallbackKind = (typeof callbackKinds)[number]
type Callbacks = { readonly [Name in CallbackName]?: CallbackKind }

const callbacks = someOf<{ [Name in CallbackName]: CallbackKind }>({
  onMutate: fc.constantFrom(...callbackKinds),
  onSuccess: fc.constantFrom(...callbackKinds),
  onError: fc.constantFrom(...callbackKinds),
  onSettled: fc.constantFrom(...callbackKinds),
})

const options = someOf({
  mutationKey: fc.constantFrom(['save'], ['save', 'with defaults']),
  scope: fc.constant({ id: 'one at a time' }),
  retry: fc.constantFrom(0, 1, true, false, 'function' as const),
  retryDelay: fc.constant(3),
  gcTime: fc.constantFrom(0, 20, Infinity),
  networkMode: fc.constantFrom('always' as const, 'offlineFirst' as const),
  meta: fc.constant({ of: 'the app' }),
  throwOnError: fc.constantFrom(true, 'function' as const),
  functionFrom: fc.constantFrom('defaults', 'nowhere'),
  throwsAtOnce: fc.constant(true),
})

const mutationStep = fc.oneof(
  fc.record({
    do: fc.constantFrom('mutate' as const, 'mutate async' as const),
    /** Whether it uses the function of the first render. */
    isFirst: fc.boolean(),
    times: fc.constantFrom(1, 1, 2),
    callbacks: fc.oneof(fc.constant<Callbacks>({}), callbacks),
  }),
  step('reset'),
  step('resume'),
  step('clear'),
  step('invalidate'),
  step('set defaults'),
)
type MutationStep = typeof mutationStep extends fc.Arbitrary<infer T> ? T : never

export const mutationPrograms = fc.record({
  options,
  callbacks,
  /** Whether the callbacks are new in each render. */
  isInline: fc.boolean(),
  cacheCallbacks: fc.subarray([...callbackNames]),
  hasReader: fc.boolean(),
  reads: fc.oneof(fc.constant<(typeof fields)[number][]>([...fields]), fc.subarray([...fields], { minLength: 1 })),
  steps: stepsWith(mutationStep),
})

type Program = typeof mutationPrograms extends fc.Arbitrary<infer T> ? T : never

/** Runs a program with one of the libraries, and returns what it observed. */
export function observe(library: MutationLibrary, program: Program, isStrict: boolean): Promise<Observations> {
  return run({ isStrict, steps: program.steps }, (stage) => createMutationApp(library, program, stage))
}

const readerKey: QueryKey = ['rows']

function createMutationApp(library: MutationLibrary, program: Program, stage: Stage) {
  const { note, report } = stage
  const { reads, hasReader, isInline } = program
  let first: UseMutationResult | undefined
  let last: typeof first
  let sent = 0

  /** Writes what the user did before the API responds, and takes it back after a failure. */
  const recipe = {
    async onMutate(variables: unknown, { client }: MutationFunctionContext) {
      await client.cancelQueries({ queryKey: readerKey })
      const previous = client.getQueryData(readerKey)
      client.setQueryData(readerKey, { optimistic: variables })
      return { previous }
    },
    onSuccess: (data: unknown, _variables: unknown, _result: unknown, { client }: MutationFunctionContext) =>
      void client.setQueryData(readerKey, data),
    onError: (_error: Error, _variables: unknown, result: never, { client }: MutationFunctionContext) =>
      void client.setQueryData(readerKey, (result as { previous: unknown } | undefined)?.previous),
    onSettled: (...args: unknown[]) =>
      (args[4] as MutationFunctionContext).client.invalidateQueries({ queryKey: readerKey }),
  }

  function createCallback(label: string, name: CallbackName, kind: CallbackKind): unknown {
    return (...args: never[]) => {
      note(`${label} ${name}`, ...args)
      if (kind === 'throwing') throw new Error(`${name} failed`)
      // A callback of one call gets the context last too, but TanStack Query gives it no `onMutate`.
      if (kind === 'optimistic') return (recipe[name] as (...given: never[]) => unknown)(...args)
      return kind === 'async' ? Promise.resolve({ from: name }) : { from: name }
    }
  }

  const createCallbacks = (label: string, kinds: Callbacks): object =>
    Object.fromEntries(
      callbackNames.flatMap((name) => (kinds[name] ? [[name, createCallback(label, name, kinds[name])]] : [])),
    )

  function mutationFn(variables: unknown, context: MutationFunctionContext): Promise<unknown> {
    note('mutationFn', variables, context)
    if (program.options.throwsAtOnce) throw new Error('at once')
    return library.settle(stage.answer())
  }

  const stable = {
    callbacks: createCallbacks('hook', program.callbacks),
    retry(count: number, error: Error) {
      note('retry', count, error)
      return count < 1
    },
    throwOnError(error: Error) {
      note('throwOnError', error)
      return false
    },
    queryFn: () => stage.answer(),
  }

  const { functionFrom, throwsAtOnce: _, retry, throwOnError, ...given } = program.options
  const cache = new MutationCache(
    createCallbacks('cache', Object.fromEntries(program.cacheCallbacks.map((name) => [name, 'plain' as const]))),
  )
  const defaults = { retryDelay: 5, ...(functionFrom === 'defaults' && { mutationFn }) }
  const { client, ...clientApp } = createClientApp(stage, { mutations: defaults, queries: { retryDelay: 5 } }, cache)
  client.setMutationDefaults(['save', 'with defaults'], { meta: { from: 'defaults' }, gcTime: 30, mutationFn })

  const optionsShown = (): object => ({
    ...given,
    ...(!functionFrom && { mutationFn: isInline ? mutationFn.bind(null) : mutationFn }),
    ...(retry !== undefined && { retry: retry === 'function' ? stable.retry : retry }),
    ...(throwOnError !== undefined && { throwOnError: throwOnError === 'function' ? stable.throwOnError : true }),
    ...(isInline ? createCallbacks(`hook, page ${stage.page()}`, program.callbacks) : stable.callbacks),
    ...(given.mutationKey && { mutationKey: [...given.mutationKey, stage.page()] }),
  })

  function Save() {
    const use = library.useMutation as (options: object) => NonNullable<typeof last>
    const result = use(optionsShown())
    first ??= result
    last = result
    note(
      'render',
      reads.map((name) => result[name]),
      result.mutate,
      result.mutateAsync,
      result.reset,
    )
    return null
  }

  function Reader() {
    const use = library.useQuery as (options: object) => { data: unknown; status: string }
    const { data, status } = use({ queryKey: readerKey, queryFn: stable.queryFn })
    note('reader', data, status)
    return null
  }

  function Count() {
    note('isMutating', useIsMutating(), useIsMutating({ mutationKey: ['save'] }))
    note(
      'mutation state',
      useMutationState({ filters: { mutationKey: ['save'] }, select: ({ state }) => state.status }),
    )
    return null
  }

  function Content() {
    return (
      <>
        <Save />
        {hasReader && <Reader />}
        <Count />
      </>
    )
  }

  function mutate(next: Extract<MutationStep, { times: number }>): void {
    const result = next.isFirst ? first : last
    for (let time = 0; time < next.times; time += 1) {
      sent += 1
      const own = createCallbacks(`call ${sent}`, next.callbacks)
      if (next.do === 'mutate') note('mutate', result?.mutate({ sent }, own))
      else report(`mutateAsync ${sent}`, result && library.settle(result.mutateAsync({ sent }, own)))
    }
  }

  function take(next: MutationStep): void {
    switch (next.do) {
      case 'mutate':
      case 'mutate async':
        return mutate(next)
      case 'reset':
        return last?.reset()
      case 'resume':
        return report('resume', client.resumePausedMutations())
      case 'clear':
        return client.getMutationCache().clear()
      case 'invalidate':
        return report('invalidate', client.invalidateQueries())
      case 'set defaults':
        return client.setMutationDefaults(['save'], { retry: 1, meta: { from: 'new defaults' } })
    }
  }

  return { ...clientApp, Content, take }
}
