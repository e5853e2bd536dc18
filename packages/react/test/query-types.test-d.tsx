import {
  queryOptions,
  skipToken,
  useInfiniteQuery,
  usePrefetchQuery,
  useQuery,
  useSuspenseQuery,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { describe, expectTypeOf, it } from 'vitest'
import { getAuthFetch, getAuthIdentity } from '../src/fetch.js'
import * as root from '../src/index.js'
import {
  authQueryKey,
  authQueryOptions,
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
} from '../src/query.js'

interface Foo {
  readonly id: string
}

declare const client: QueryClient
const foo: Foo = { id: '1' }
const request = { queryKey: ['foo'], url: '/api/foo' }

describe('data to begin with', () => {
  it('makes the data of a query, a list and each of many defined, as it does in the library', () => {
    expectTypeOf(useAuthQuery<Foo>({ ...request, initialData: foo }).data).toEqualTypeOf<Foo>()
    expectTypeOf(useAuthQuery<Foo>({ ...request, initialData: () => foo }).data).toEqualTypeOf<Foo>()
    const pages = { pages: [foo], pageParams: [0] }
    const list = { initialPageParam: 0, getNextPageParam: () => 1, initialData: pages }
    const bare = useInfiniteQuery({ queryKey: ['foo'], queryFn: () => foo, ...list })
    const ours = useAuthInfiniteQuery<Foo>({ ...request, ...list })
    expectTypeOf(ours.data).toEqualTypeOf<InfiniteData<Foo>>()
    expectTypeOf(ours.data).toEqualTypeOf(bare.data)
    const [first, second, third] = useAuthQueries({
      queries: [
        { queryKey: ['a'], queryFn: () => foo, initialData: foo },
        { queryKey: ['b'], queryFn: () => foo, initialData: () => foo },
        { queryKey: ['c'], queryFn: () => foo, initialData: () => (client ? foo : undefined) },
      ],
    })
    expectTypeOf(first.data).toEqualTypeOf<Foo>()
    expectTypeOf(second.data).toEqualTypeOf<Foo>()
    expectTypeOf(third.data).toEqualTypeOf<Foo | undefined>()
  })

  it('may be null, and may not make sure when it is undefined', () => {
    expectTypeOf(useAuthQuery<Foo | null>({ ...request, initialData: null }).data).toEqualTypeOf<Foo | null>()
    const maybe = useAuthQuery<Foo>({ ...request, initialData: client ? foo : undefined })
    expectTypeOf(maybe.data).toEqualTypeOf<Foo | undefined>()
  })

  it("keeps the library's own hooks sure", () => {
    const hook = useAuthQueryOptions<Foo>({ ...request, initialData: foo })
    expectTypeOf(useQuery(hook).data).toEqualTypeOf<Foo>()
    const owner = { authFetch: getAuthFetch(), identity: null }
    expectTypeOf(useQuery(authQueryOptions<Foo>({ ...request, initialData: foo }, owner)).data).toEqualTypeOf<Foo>()
    expectTypeOf(useQuery(useAuthQueryOptions<Foo>(request)).data).toEqualTypeOf<Foo | undefined>()
  })
})

describe('skipToken', () => {
  it('is for no query that suspends', () => {
    expectTypeOf(useAuthSuspenseQuery({ queryKey: ['foo'], queryFn: () => foo }).data).toEqualTypeOf<Foo>()
    // @ts-expect-error -- its data would not be defined
    useAuthSuspenseQuery({ queryKey: ['foo'], queryFn: skipToken })
    // @ts-expect-error -- nor here
    useAuthSuspenseQuery({ queryKey: ['foo'], queryFn: client ? () => foo : skipToken })
  })

  it('stays in the options, where the library refuses it', () => {
    const fetched = useAuthQueryOptions({ queryKey: ['foo'], queryFn: () => foo })
    usePrefetchQuery(fetched)
    expectTypeOf(useSuspenseQuery(fetched).data).toEqualTypeOf<Foo>()
    const skipped = useAuthQueryOptions({ queryKey: ['foo'], queryFn: client ? () => foo : skipToken })
    expectTypeOf(useQuery(skipped).data).toEqualTypeOf<Foo | undefined>()
    expectTypeOf(client.getQueryData(skipped.queryKey)).toEqualTypeOf<Foo | undefined>()
    // @ts-expect-error -- there may be nothing to prefetch with
    usePrefetchQuery(skipped)
    // @ts-expect-error -- as above
    useSuspenseQuery(skipped)
    const owner = { authFetch: getAuthFetch(), identity: null }
    // @ts-expect-error -- as above
    usePrefetchQuery(authQueryOptions({ queryKey: ['foo'], queryFn: client ? () => foo : skipToken }, owner))
  })
})

it('takes what queryOptions made', () => {
  const options = queryOptions({ queryKey: ['foo'], queryFn: () => foo })
  expectTypeOf(useAuthQuery(options).data).toEqualTypeOf<Foo | undefined>()
  const sure = queryOptions({ queryKey: ['foo'], queryFn: () => foo, initialData: foo })
  expectTypeOf(useAuthQuery(sure).data).toEqualTypeOf<Foo>()
})

it('takes a mutation whose function the client has', () => {
  const { mutate } = useAuthMutation<Foo, Error, { name: string }>({ mutationKey: ['add'] })
  expectTypeOf(mutate).parameter(0).toEqualTypeOf<{ name: string }>()
  useAuthMutation<Foo>({ retry: 1 })
  // @ts-expect-error -- init is for a request
  useAuthMutation<Foo>({ mutationKey: ['add'], init: {} })
})

it('a loader has the options by what it gets outside of React', () => {
  const identity = getAuthIdentity()
  expectTypeOf(identity?.orgId).toEqualTypeOf<string | null | undefined>()
  // @ts-expect-error -- it may not be known yet
  authQueryOptions<Foo>(request, { authFetch: getAuthFetch(), identity })
  if (identity === undefined) return
  const options = authQueryOptions<Foo>(request, { authFetch: getAuthFetch(), identity })
  expectTypeOf(client.ensureQueryData(options)).resolves.toEqualTypeOf<Foo>()
  expectTypeOf(authQueryKey(['foo', 1] as const, identity)[1]).toEqualTypeOf<1>()
})

it('the root has the same', () => {
  expectTypeOf(root.useAuthInfiniteQuery).toEqualTypeOf(useAuthInfiniteQuery)
  expectTypeOf(root.useAuthQueryOptions).toEqualTypeOf(useAuthQueryOptions)
  expectTypeOf(root.useAuthSuspenseQuery).toEqualTypeOf(useAuthSuspenseQuery)
})
