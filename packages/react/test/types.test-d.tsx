import { useAuth as useAuth5 } from '@clerk/clerk-react'
import { useAuth as useNextAuth7 } from '@clerk/nextjs'
import { useAuth as useAuth6 } from '@clerk/react'
import type { AuthFetch } from '@x/auth-fetch'
import { keepPreviousData, skipToken, useQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useAuth as useNextAuth6 } from 'clerk-nextjs-6'
import type { SWRSubscription } from 'swr/subscription'
import { describe, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { AuthFetchProvider, useAuthFetch, useAuthIdentity, type UseAuth } from '../src/fetch.js'
import * as root from '../src/index.js'
import {
  authQueryOptions,
  useAuthInfiniteQuery,
  useAuthMutation,
  useAuthQueries,
  useAuthQuery,
  useAuthQueryFn,
  useAuthQueryOptions,
  useAuthSuspenseQuery,
} from '../src/query.js'
import {
  useClerkMutate,
  useClerkSWR,
  useClerkSWRImmutable,
  useClerkSWRInfinite,
  useClerkSWRMutation,
  useClerkSWRSubscription,
  type ClerkSubscriptionContext,
} from '../src/swr.js'

interface Foo {
  readonly id: string
}

const schema = z.object({ id: z.string() })
declare const client: QueryClient

describe('the provider', () => {
  it('takes useAuth of every SDK, and any hook of that shape', () => {
    expectTypeOf(useAuth5).not.toBeAny()
    expectTypeOf(useAuth6).not.toBeAny()
    expectTypeOf(useNextAuth6).not.toBeAny()
    expectTypeOf(useNextAuth7).not.toBeAny()
    expectTypeOf(useAuth5).toExtend<UseAuth>()
    expectTypeOf(useAuth6).toExtend<UseAuth>()
    expectTypeOf(useNextAuth6).toExtend<UseAuth>()
    expectTypeOf(useNextAuth7).toExtend<UseAuth>()
    expectTypeOf(() => useNextAuth7({ treatPendingAsSignedOut: false })).toExtend<UseAuth>()
    void (<AuthFetchProvider useAuth={useAuth5} origins={['https://api.example.com']} onEvent={() => {}} />)
    void (<AuthFetchProvider useAuth={useAuth6} signedOut="anonymous" />)
    void (<AuthFetchProvider useAuth={useNextAuth6} />)
    void (<AuthFetchProvider useAuth={useNextAuth7} baseUrl="/api" />)
    // @ts-expect-error -- a hook that says nothing of a token
    void (<AuthFetchProvider useAuth={() => ({ isLoaded: true, isSignedIn: true, userId: 'user_1' })} />)
    // @ts-expect-error -- useAuth is what it is for
    void (<AuthFetchProvider />)
    // @ts-expect-error -- derived from useAuth
    void (<AuthFetchProvider useAuth={useAuth5} getToken={async () => ''} />)
    void (<root.AuthFetchProvider />)
  })

  it('gives fetch and who is signed in', () => {
    expectTypeOf(useAuthFetch()).toEqualTypeOf<AuthFetch>()
    expectTypeOf(useAuthFetch()).toExtend<typeof fetch>()
    expectTypeOf(useAuthIdentity()?.userId).toEqualTypeOf<string | undefined>()
  })
})

describe('the SWR family', () => {
  it('types data by the type argument or by the fetcher', () => {
    expectTypeOf(useClerkSWR('/api/foo').data).toEqualTypeOf<unknown>()
    expectTypeOf(useClerkSWR<Foo>('/api/foo').data).toEqualTypeOf<Foo | undefined>()
    expectTypeOf(useClerkSWR<Foo>('/api/foo', { refreshInterval: 1000 }).data).toEqualTypeOf<Foo | undefined>()
    expectTypeOf(useClerkSWR('/api/foo', () => 1).data).toEqualTypeOf<number | undefined>()
    expectTypeOf(useClerkSWR<Foo>('/api/foo').error).toEqualTypeOf<Error | undefined>()
    expectTypeOf(useClerkSWRImmutable<Foo>('/api/foo').data).toEqualTypeOf<Foo | undefined>()
  })

  it('knows that suspense and fallbackData give data', () => {
    expectTypeOf(
      useClerkSWR<Foo, Error, string, { suspense: true }>('/api/foo', { suspense: true }).data,
    ).toEqualTypeOf<Foo>()
    expectTypeOf(useClerkSWR('/api/foo', () => 1, { fallbackData: 2 }).data).toEqualTypeOf<number>()
  })

  it('hands the fetcher the key and authFetch', () => {
    useClerkSWR('/api/foo', (key, { authFetch }) => {
      expectTypeOf(key).toExtend<string>()
      expectTypeOf(authFetch).toEqualTypeOf<AuthFetch>()
      return 1
    })
    useClerkSWR(['/api/foo', 1], ([url, page]) => {
      expectTypeOf(url).toEqualTypeOf<string>()
      expectTypeOf(page).toEqualTypeOf<number>()
      return 1
    })
    useClerkSWR(
      () => (client ? ([1, 'a'] as const) : null),
      (key) => {
        expectTypeOf(key).toEqualTypeOf<readonly [1, 'a']>()
        return 1
      },
    )
    useClerkSWR(null)
    useClerkSWR(new URL('http://localhost'))
  })

  it('types lists', () => {
    expectTypeOf(useClerkSWRInfinite<Foo>((page) => `/api/foo?page=${page}`).data).toEqualTypeOf<Foo[] | undefined>()
    useClerkSWRInfinite<Foo>((_index, previous) => (previous ? `/api/foo?after=${previous.id}` : '/api/foo'), {
      initialSize: 2,
    })
    const list = useClerkSWRInfinite(
      (index) => ['list', index] as const,
      ([, index], { authFetch }) => {
        expectTypeOf(index).toEqualTypeOf<number>()
        expectTypeOf(authFetch).toEqualTypeOf<AuthFetch>()
        return index
      },
    )
    expectTypeOf(list.data).toEqualTypeOf<number[] | undefined>()
    // @ts-expect-error -- revalidateAll is a boolean
    useClerkSWRInfinite<Foo>(() => '/api/foo', { revalidateAll: 'yes' })
  })

  it('types what the page before gave', () => {
    useClerkSWRInfinite<Foo[]>(
      (index, before) => {
        expectTypeOf(before).toEqualTypeOf<Foo[] | null>()
        return before?.length === 0 ? null : `/api/foo?page=${index}`
      },
      async (url, { authFetch }) => (await authFetch(url)).json(),
    )
    const { data } = useClerkSWRInfinite(
      (index, before: Foo[] | null) => (before?.length === 0 ? null : `/api/foo?page=${index}`),
      async (url, { authFetch }): Promise<Foo[]> => {
        expectTypeOf(url).toExtend<string>()
        return (await authFetch(url)).json()
      },
    )
    expectTypeOf(data).toEqualTypeOf<Foo[][] | undefined>()
  })

  it('takes the fetcher in the configuration, for a key that is typed', () => {
    const one = useClerkSWR(['/api/foo', 1], { fetcher: ([url, page]: [string, number]) => url + page })
    expectTypeOf(one.data).toEqualTypeOf<string | undefined>()
    const blocking = useClerkSWR('/api/foo', { fetcher: (url: string) => ({ id: url }), suspense: true })
    expectTypeOf(blocking.data).toEqualTypeOf<{ id: string }>()
    expectTypeOf(useClerkSWR<Foo>('/api/foo', { fetcher: (url: string) => ({ id: url }) }).data).toEqualTypeOf<
      Foo | undefined
    >()
    const list = useClerkSWRInfinite((index: number) => `/api/foo?page=${index}`, {
      fetcher: (url: string, { authFetch }) => {
        expectTypeOf(authFetch).toEqualTypeOf<AuthFetch>()
        return url
      },
      parallel: true,
    })
    expectTypeOf(list.data).toEqualTypeOf<string[] | undefined>()
    // @ts-expect-error -- the key is a string
    useClerkSWRInfinite((index: number) => `/api/foo?page=${index}`, { fetcher: (key: number) => key })
  })

  it('knows that throwOnError: false gives no data', () => {
    const posted = useClerkSWRMutation<Foo, Error, string, string>('/api/foo', { throwOnError: false })
    expectTypeOf(posted.trigger('a')).resolves.toEqualTypeOf<Foo | undefined>()
    const fetcher = async (_key: string, { arg }: { arg: number }) => arg
    const own = useClerkSWRMutation('/api/foo', { fetcher, throwOnError: false })
    expectTypeOf(own.trigger(1)).resolves.toEqualTypeOf<number | undefined>()
    expectTypeOf(useClerkSWRMutation('/api/foo', { fetcher }).trigger(1)).resolves.toEqualTypeOf<number>()
  })

  it('types mutations', () => {
    const mutation = useClerkSWRMutation(
      '/api/foo',
      async (key, { arg, authFetch }: { arg: number; authFetch: AuthFetch }) => {
        expectTypeOf(key).toExtend<string>()
        return (await authFetch(`${key}/${arg}`)).ok
      },
    )
    expectTypeOf(mutation.data).toEqualTypeOf<boolean | undefined>()
    expectTypeOf(mutation.trigger(1)).resolves.toEqualTypeOf<boolean>()
    // @ts-expect-error -- arg is a number
    void mutation.trigger('1')
    const posted = useClerkSWRMutation<Foo, Error, string, { name: string }>('/api/foo')
    expectTypeOf(posted.trigger({ name: 'a' })).resolves.toEqualTypeOf<Foo>()
  })

  it('types subscriptions', () => {
    const price = useClerkSWRSubscription(
      '/api/price',
      (key, { next, authFetch }: ClerkSubscriptionContext<number>) => {
        expectTypeOf(key).toExtend<string>()
        expectTypeOf(authFetch).toEqualTypeOf<AuthFetch>()
        next(null, 1)
        next(null, (last) => (last ?? 0) + 1)
        next(new Error('lost'))
        // @ts-expect-error -- the data is a number
        next(null, '1')
        return () => {}
      },
    )
    expectTypeOf(price.data).toEqualTypeOf<number | undefined>()
    expectTypeOf(price.error).toEqualTypeOf<Error | undefined>()
    const foo = useClerkSWRSubscription<Foo>('/api/foo', (_key, { next }) => {
      expectTypeOf(next).parameter(1).extract<Foo>().toEqualTypeOf<Foo>()
      return () => {}
    })
    expectTypeOf(foo.data).toEqualTypeOf<Foo | undefined>()
    useClerkSWRSubscription(['/api/foo', 1], ([url, page]) => {
      expectTypeOf(url).toEqualTypeOf<string>()
      expectTypeOf(page).toEqualTypeOf<number>()
      return () => {}
    })
    useClerkSWRSubscription(
      () => (client ? ([1, 'a'] as const) : null),
      (key) => {
        expectTypeOf(key).toEqualTypeOf<readonly [1, 'a']>()
        return () => {}
      },
      { keepPreviousData: true, use: [(useNext) => (key, subscribe, config) => useNext(key, subscribe, config)] },
    )
    const own: SWRSubscription<string, Foo, Error> = (key, { next }) => {
      next(null, { id: key })
    }
    expectTypeOf(useClerkSWRSubscription('/api/foo', own).data).toEqualTypeOf<Foo | undefined>()
    // @ts-expect-error -- keepPreviousData is a boolean
    useClerkSWRSubscription('/api/foo', own, { keepPreviousData: 'yes' })
  })

  it('types mutate', () => {
    const mutate = useClerkMutate()
    expectTypeOf(mutate<Foo>('/api/foo')).resolves.toEqualTypeOf<Foo | undefined>()
    expectTypeOf(mutate<Foo>((key) => key === '/api/foo')).resolves.toEqualTypeOf<(Foo | undefined)[]>()
  })
})

describe('the TanStack family', () => {
  it('types data by the type argument, the schema or the function', () => {
    expectTypeOf(useAuthQuery({ queryKey: ['foo'], url: '/api/foo' }).data).toEqualTypeOf<unknown>()
    expectTypeOf(useAuthQuery<Foo>({ queryKey: ['foo'], url: '/api/foo' }).data).toEqualTypeOf<Foo | undefined>()
    expectTypeOf(useAuthQuery({ queryKey: ['foo'], url: '/api/foo', schema }).data).toEqualTypeOf<
      { id: string } | undefined
    >()
    const { data } = useAuthQuery({
      queryKey: ['foo', 1],
      queryFn: async ({ authFetch, signal, queryKey }) => {
        expectTypeOf(authFetch).toEqualTypeOf<AuthFetch>()
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
        expectTypeOf(queryKey).toEqualTypeOf<(string | number)[]>()
        return (await authFetch('/api/foo')).status
      },
    })
    expectTypeOf(data).toEqualTypeOf<number | undefined>()
  })

  it('passes every other option on with its types', () => {
    const selected = useAuthQuery({ queryKey: ['foo'], url: '/api/foo', schema, select: ({ id }) => id.length })
    expectTypeOf(selected.data).toEqualTypeOf<number | undefined>()
    expectTypeOf(selected.error).toEqualTypeOf<Error | null>()
    useAuthQuery<Foo>({
      queryKey: ['foo'],
      url: '/api/foo',
      placeholderData: keepPreviousData,
      throwOnError: (error) => error.name === 'x',
    })
    expectTypeOf(
      useAuthQuery<Foo>({ queryKey: ['foo'], url: '/api/foo', initialData: { id: '1' } }).data,
    ).toEqualTypeOf<Foo>()
    expectTypeOf(useAuthQuery({ queryKey: ['foo'], queryFn: client ? () => 1 : skipToken }).data).toEqualTypeOf<
      number | undefined
    >()
    // @ts-expect-error -- either a request or a function
    useAuthQuery({ queryKey: ['foo'], url: '/api/foo', queryFn: () => 1 })
    expectTypeOf(useAuthQuery<Foo>({ queryKey: ['foo'] }).data).toEqualTypeOf<Foo | undefined>()
    // @ts-expect-error -- no option of useQuery
    useAuthQuery({ queryKey: ['foo'], url: '/api/foo', keepPreviousData: true })
    // @ts-expect-error -- the schema gives another type
    useAuthQuery<number>({ queryKey: ['foo'], url: '/api/foo', schema })
  })

  it('keeps data defined with suspense', () => {
    expectTypeOf(useAuthSuspenseQuery<Foo>({ queryKey: ['foo'], url: '/api/foo' }).data).toEqualTypeOf<Foo>()
    // @ts-expect-error -- a suspense query is always enabled
    useAuthSuspenseQuery<Foo>({ queryKey: ['foo'], url: '/api/foo', enabled: false })
  })

  it('types pages', () => {
    const { data } = useAuthInfiniteQuery({
      queryKey: ['foo'],
      url: ({ pageParam }) => {
        expectTypeOf(pageParam).toEqualTypeOf<number>()
        return `/api/foo?page=${pageParam}`
      },
      schema,
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        expectTypeOf(last).toEqualTypeOf<{ id: string }>()
        return pages.length
      },
    })
    expectTypeOf(data).toEqualTypeOf<InfiniteData<{ id: string }> | undefined>()
    // @ts-expect-error -- initialPageParam is missing
    useAuthInfiniteQuery({ queryKey: ['foo'], url: '/api/foo', getNextPageParam: () => 1 })
  })

  it('types each of many queries', () => {
    const [first, second] = useAuthQueries({
      queries: [
        { queryKey: ['a'], url: '/api/a', schema },
        { queryKey: ['b'], queryFn: async ({ authFetch }) => (await authFetch('/api/b')).status },
      ],
    })
    expectTypeOf(first.data).toEqualTypeOf<{ id: string } | undefined>()
    expectTypeOf(second.data).toEqualTypeOf<number | undefined>()
    const ids = useAuthQueries({
      queries: ['a', 'b'].map((id) => ({ queryKey: [id], url: `/api/${id}`, schema })),
      combine: (results) => results.map(({ data }) => data?.id),
    })
    expectTypeOf(ids).toEqualTypeOf<(string | undefined)[]>()
  })

  it('types mutations', () => {
    const mutation = useAuthMutation<Foo, Error, { name: string }>({ url: ({ name }) => `/api/${name}`, method: 'PUT' })
    expectTypeOf(mutation.mutateAsync({ name: 'a' })).resolves.toEqualTypeOf<Foo>()
    const own = useAuthMutation({
      mutationFn: async (id: number, { authFetch, client: itsClient }) => {
        expectTypeOf(itsClient).toEqualTypeOf<QueryClient>()
        return (await authFetch(`/api/${id}`)).ok
      },
      onMutate: () => ({ before: 1 }),
      onError: (_error, _id, before) => expectTypeOf(before).toEqualTypeOf<{ before: number } | undefined>(),
    })
    expectTypeOf(own.data).toEqualTypeOf<boolean | undefined>()
    // @ts-expect-error -- the variables are a number
    own.mutate('1')
  })

  it('tags keys with the type of their data', () => {
    const options = useAuthQueryOptions({ queryKey: ['foo', 1], url: '/api/foo', schema })
    expectTypeOf(client.getQueryData(options.queryKey)).toEqualTypeOf<{ id: string } | undefined>()
    expectTypeOf(client.fetchQuery(options)).resolves.toEqualTypeOf<{ id: string }>()
    expectTypeOf(client.ensureQueryData(options)).resolves.toEqualTypeOf<{ id: string }>()
    expectTypeOf(client.prefetchQuery(options)).resolves.toEqualTypeOf<void>()
    expectTypeOf(useQuery(options).data).toEqualTypeOf<{ id: string } | undefined>()
    const server = authQueryOptions<Foo>(
      { queryKey: ['foo'], url: '/api/foo' },
      { authFetch: useAuthFetch(), identity: { userId: 'a', orgId: null } },
    )
    expectTypeOf(client.getQueryData(server.queryKey)).toEqualTypeOf<Foo | undefined>()
  })

  it('types the factory of query functions', () => {
    const queryFn = useAuthQueryFn()
    expectTypeOf(useQuery({ queryKey: ['foo'], queryFn: queryFn<Foo>('/api/foo') }).data).toEqualTypeOf<
      Foo | undefined
    >()
    expectTypeOf(useQuery({ queryKey: ['foo'], queryFn: queryFn('/api/foo', { schema }) }).data).toEqualTypeOf<
      { id: string } | undefined
    >()
  })
})

describe('the root entry', () => {
  it('has the same signatures', () => {
    expectTypeOf(root.useClerkSWR).toEqualTypeOf(useClerkSWR)
    expectTypeOf(root.useClerkSWRInfinite).toEqualTypeOf(useClerkSWRInfinite)
    expectTypeOf(root.useClerkSWRMutation).toEqualTypeOf(useClerkSWRMutation)
    expectTypeOf(root.useAuthQuery).toEqualTypeOf(useAuthQuery)
    expectTypeOf(root.useAuthMutation).toEqualTypeOf(useAuthMutation)
  })
})
