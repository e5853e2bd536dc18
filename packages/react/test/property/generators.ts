import * as fc from 'fast-check'
import { owners, type Owner } from './watermark.js'

/** A function option of the app. */
export interface Fn {
  /** `old` is what the function was given first, of two. */
  readonly returns: 'input' | 'old' | 'wrapped' | 'instance' | 'date' | 'frozen' | 'text' | 'number' | 'constant'
  readonly throwsFor?: readonly string[]
  /** Once for all users, or in each render. */
  readonly made: 'once' | 'each render'
}

const fn: fc.Arbitrary<Fn> = fc.record(
  {
    returns: fc.constantFrom<Fn['returns'][]>(
      'input',
      'old',
      'wrapped',
      'instance',
      'date',
      'frozen',
      'text',
      'number',
      'constant',
    ),
    made: fc.constantFrom<Fn['made'][]>('once', 'each render'),
    throwsFor: fc.constantFrom(['bob', 'carol'], ['bob'], ['alice']),
  },
  { requiredKeys: ['returns', 'made'], noNullPrototype: true },
)

/** For `onError`, `onSettled` and `compare`, whose own errors the libraries report as ones that nobody handles. */
const harmless = fn.map(({ returns, made }): Fn => ({ returns, made }))

const hash = fc.constantFrom<Hash[]>('without the owner', 'length', 'lower case')
export type Hash = 'without the owner' | 'length' | 'lower case'

const yes = fc.constant(true as const)

export interface QuerySpec {
  readonly hook: 'useAuthQuery' | 'useAuthSuspenseQuery' | 'useAuthInfiniteQuery' | 'useAuthQueries' | 'useQuery'
  readonly select?: Fn
  readonly placeholderData?: 'constant' | 'text' | 'keepPreviousData' | Fn
  readonly initialData?: 'constant' | 'own'
  readonly structuralSharing?: false | Fn
  readonly queryHash?: true
  readonly queryKeyHashFn?: Hash
  readonly combine?: Fn
  readonly notifyOnChangeProps?: readonly string[]
  readonly throwOnError?: true | Fn
  readonly staleTime?: 'Infinity'
  readonly refetchInterval?: true
  readonly retry?: true
}

/**
 * Leaves out what renders without end under TanStack Query's own hooks: `useQueries` with a `select` made in each render that returns new
 * objects; and placeholders with such a function for them, or with a `select` or `structuralSharing` that throws or shares nothing.
 */
function withoutEndlessRender({ select, placeholderData, structuralSharing, ...spec }: QuerySpec): QuerySpec {
  const hasPlaceholder = placeholderData !== undefined
  const calm = ({ throwsFor, ...of }: Fn): Fn => (hasPlaceholder || !throwsFor ? of : { ...of, throwsFor })
  return {
    ...spec,
    ...(select && { select: { ...calm(select), made: spec.hook === 'useAuthQueries' ? 'once' : select.made } }),
    ...(hasPlaceholder && {
      placeholderData:
        typeof placeholderData === 'object' && structuralSharing !== undefined
          ? { ...placeholderData, made: 'once' }
          : placeholderData,
    }),
    ...(structuralSharing !== undefined && {
      structuralSharing: structuralSharing && {
        ...calm(structuralSharing),
        returns: hasPlaceholder && structuralSharing.returns !== 'old' ? 'input' : structuralSharing.returns,
      },
    }),
  }
}

const query = fc
  .record(
    {
      hook: fc.constantFrom<QuerySpec['hook'][]>(
        'useAuthQuery',
        'useAuthSuspenseQuery',
        'useAuthInfiniteQuery',
        'useAuthQueries',
        'useQuery',
      ),
      select: fn,
      placeholderData: fc.oneof(fc.constantFrom('constant' as const, 'text' as const, 'keepPreviousData' as const), fn),
      initialData: fc.constantFrom('constant' as const, 'own' as const),
      structuralSharing: fc.oneof({ weight: 1, arbitrary: fc.constant(false as const) }, { weight: 3, arbitrary: fn }),
      queryHash: yes,
      queryKeyHashFn: hash,
      combine: fn,
      notifyOnChangeProps: fc.constantFrom(['data'], ['error'], ['data', 'error']),
      throwOnError: fc.oneof(yes, fn),
      staleTime: fc.constant('Infinity' as const),
      refetchInterval: yes,
      retry: yes,
    },
    { requiredKeys: ['hook'], noNullPrototype: true },
  )
  .map(withoutEndlessRender)

export interface MutationSpec {
  readonly hook: 'useAuthMutation'
  readonly source: 'url' | 'mutationFn' | 'slow mutationFn' | 'slow schema'
  readonly onMutate?: Fn
  readonly onSuccess?: Fn
  readonly onError?: Fn
  readonly onSettled?: Fn
  readonly scope?: true
  readonly throwOnError?: true
  readonly retry?: true
}

const mutation = fc.record(
  {
    hook: fc.constant('useAuthMutation' as const),
    source: fc.constantFrom<MutationSpec['source'][]>('url', 'mutationFn', 'slow mutationFn', 'slow schema'),
    onMutate: fn,
    onSuccess: fn,
    onError: harmless,
    onSettled: harmless,
    scope: yes,
    throwOnError: yes,
    retry: yes,
  },
  { requiredKeys: ['hook', 'source'], noNullPrototype: true },
) as fc.Arbitrary<MutationSpec>

export interface SwrSpec {
  readonly hook: 'useClerkSWR' | 'useClerkSWRImmutable' | 'useClerkSWRInfinite'
  readonly fallbackData?: 'constant' | 'own'
  readonly keepPreviousData?: true
  readonly compare?: Fn
  readonly onSuccess?: Fn
  readonly onError?: Fn
  readonly use?: Fn
  readonly fetcher?: Fn
  readonly suspense?: true
  readonly persistSize?: true
  readonly initialSize?: 2
  readonly parallel?: true
}

const swr = fc.record(
  {
    hook: fc.constantFrom<SwrSpec['hook'][]>('useClerkSWR', 'useClerkSWRImmutable', 'useClerkSWRInfinite'),
    fallbackData: fc.constantFrom('constant' as const, 'own' as const),
    keepPreviousData: yes,
    compare: harmless,
    onSuccess: fn,
    onError: harmless,
    use: fn,
    fetcher: fn,
    suspense: yes,
    persistSize: yes,
    initialSize: fc.constant(2 as const),
    parallel: yes,
  },
  { requiredKeys: ['hook'], noNullPrototype: true },
) as fc.Arbitrary<SwrSpec>

/** A write of SWR: by `trigger`, by `useClerkMutate`, or by SWR's own `mutate` under a name of `clerkSWRKey`. */
export interface WriteSpec {
  readonly hook: 'useClerkSWRMutation' | 'useClerkMutate' | 'mutate'
  readonly value: 'value' | 'promise' | 'function' | 'function of a promise'
  readonly optimisticData?: 'constant' | Fn
  readonly populateCache?: boolean | Fn
  readonly rollbackOnError?: boolean | Fn
  readonly revalidate?: false
  readonly onSuccess?: Fn
  readonly onError?: Fn
}

const write = fc.record(
  {
    hook: fc.constantFrom<WriteSpec['hook'][]>('useClerkSWRMutation', 'useClerkMutate', 'mutate'),
    value: fc.constantFrom<WriteSpec['value'][]>('value', 'promise', 'function', 'function of a promise'),
    optimisticData: fc.oneof(fc.constant('constant' as const), fn),
    populateCache: fc.oneof(fc.boolean(), fn),
    rollbackOnError: fc.oneof(fc.boolean(), fn),
    revalidate: fc.constant(false as const),
    onSuccess: fn,
    onError: harmless,
  },
  { requiredKeys: ['hook', 'value'], noNullPrototype: true },
) as fc.Arbitrary<WriteSpec>

export type HookSpec = QuerySpec | MutationSpec | SwrSpec | WriteSpec

/** A provider: the first one, or a second one on the same caches. */
type Which = 0 | 1

export type Step =
  | { readonly do: 'sign in'; readonly as: Owner; readonly at: Which }
  | { readonly do: 'sign out' | 'unload' | 'refresh token'; readonly at: Which }
  /** Calls a function that a hook returned: in its last render, or `late` in an earlier one. */
  | { readonly do: 'call'; readonly hook: number; readonly action: number; readonly at: Which; readonly late: number }
  | { readonly do: 'fail'; readonly status: 500 | 401; readonly times: number }
  | { readonly do: 'release'; readonly which: number }
  | { readonly do: 'hold' | 'release all' | 'go offline' | 'go online' | 'focus' | 'invalidate' }
  | { readonly do: 'remount' | 'turn page'; readonly hook: number }
  | { readonly do: 'mount second' | 'unmount second' }
  | { readonly do: 'wait'; readonly ms: number }

const at = fc.oneof({ weight: 4, arbitrary: fc.constant<Which>(0) }, { weight: 1, arbitrary: fc.constant<Which>(1) })
const hookAt = fc.nat({ max: 2 })

/** Prints as it is written. */
function plain<T>(members: { readonly [Name in keyof T]: fc.Arbitrary<T[Name]> }): fc.Arbitrary<T> {
  return fc.record(members, { noNullPrototype: true })
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: plain({ do: fc.constant('sign in' as const), as: fc.constantFrom(...owners), at }) },
  { weight: 2, arbitrary: plain({ do: fc.constant('sign out' as const), at }) },
  { weight: 1, arbitrary: plain({ do: fc.constantFrom('unload' as const, 'refresh token' as const), at }) },
  {
    weight: 6,
    arbitrary: plain({
      do: fc.constant('call' as const),
      hook: hookAt,
      action: fc.nat({ max: 3 }),
      at,
      late: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 9 }) }),
    }),
  },
  {
    weight: 1,
    arbitrary: plain({
      do: fc.constant('fail' as const),
      status: fc.constantFrom(500 as const, 401 as const),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: plain({ do: fc.constant('release' as const), which: fc.nat({ max: 5 }) }) },
  {
    weight: 4,
    arbitrary: plain({
      do: fc.constantFrom(
        'hold' as const,
        'hold' as const,
        'release all' as const,
        'go offline' as const,
        'go online' as const,
        'focus' as const,
        'invalidate' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: plain({ do: fc.constantFrom('remount' as const, 'turn page' as const), hook: hookAt }),
  },
  { weight: 1, arbitrary: plain({ do: fc.constantFrom('mount second' as const, 'unmount second' as const) }) },
  { weight: 1, arbitrary: plain({ do: fc.constant('wait' as const), ms: fc.constantFrom(5, 60, 400) }) },
)

/** One app, and what happens in it. */
export interface Case {
  /** Who is signed in at first; `null` for nobody, `undefined` while Clerk loads. */
  readonly first: Owner | null | undefined
  readonly isStrict?: true
  /** The client's own `queryKeyHashFn`. */
  readonly clientHash?: Hash
  readonly hooks: readonly HookSpec[]
  readonly steps: readonly Step[]
}

/** What matters to what waits: it begins, waits, and its owner goes. */
const waitStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: plain({
      do: fc.constant('sign in' as const),
      as: fc.constantFrom(...owners),
      at: fc.constant(0 as const),
    }),
  },
  { weight: 2, arbitrary: plain({ do: fc.constant('sign out' as const), at: fc.constant(0 as const) }) },
  {
    weight: 6,
    arbitrary: plain({
      do: fc.constant('call' as const),
      hook: hookAt,
      action: fc.nat({ max: 1 }),
      at: fc.constant(0 as const),
      late: fc.constant(0),
    }),
  },
  {
    weight: 6,
    arbitrary: plain({
      do: fc.constantFrom('hold' as const, 'release all' as const, 'go offline' as const, 'go online' as const),
    }),
  },
  { weight: 2, arbitrary: plain({ do: fc.constant('release' as const), which: fc.nat({ max: 3 }) }) },
)

function caseOf(hook: fc.Arbitrary<HookSpec>, steps: fc.Arbitrary<Step> = step): fc.Arbitrary<Case> {
  return fc.record(
    {
      first: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom<Owner[]>('alice@acme', 'bob@-') },
        { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
      ),
      isStrict: yes,
      clientHash: hash,
      hooks: fc.array(hook, { minLength: 1, maxLength: 3 }),
      steps: fc.array(steps, { minLength: 1, maxLength: 14, size: 'max' }),
    },
    { requiredKeys: ['first', 'hooks', 'steps'], noNullPrototype: true },
  )
}

export const queryCase: fc.Arbitrary<Case> = caseOf(
  fc.oneof({ weight: 3, arbitrary: query }, { weight: 2, arbitrary: mutation }),
)

export const swrCase: fc.Arbitrary<Case> = caseOf(
  fc.oneof({ weight: 3, arbitrary: swr }, { weight: 2, arbitrary: write }),
)

export const waitingQueryCase: fc.Arbitrary<Case> = caseOf(query, waitStep)

export const mutationCase: fc.Arbitrary<Case> = caseOf(mutation, waitStep)
