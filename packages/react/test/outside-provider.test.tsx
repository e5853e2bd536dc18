// A hook outside of any provider names itself and says what to write.
import { useAuth } from '@clerk/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

// Another test may have imported the root entry, which registers Clerk's hook.
vi.resetModules()
const { useAuthFetch, useAuthIdentity } = await import('../src/fetch.js')
const query = await import('../src/query.js')
const swr = await import('../src/swr.js')

const request = { queryKey: ['foo'], url: '/api/foo' }
const list = { ...request, initialPageParam: 0, getNextPageParam: () => null }

const hooks: Record<string, () => unknown> = {
  useAuthFetch,
  useAuthIdentity,
  useClerkMutate: swr.useClerkMutate,
  useClerkSWR: () => swr.useClerkSWR('/api/foo'),
  useClerkSWRImmutable: () => swr.useClerkSWRImmutable('/api/foo'),
  useClerkSWRInfinite: () => swr.useClerkSWRInfinite(() => '/api/foo'),
  useClerkSWRMutation: () => swr.useClerkSWRMutation('/api/foo'),
  useClerkSWRSubscription: () => swr.useClerkSWRSubscription('/api/foo', () => () => {}),
  useAuthInfiniteQuery: () => query.useAuthInfiniteQuery(list),
  useAuthMutation: () => query.useAuthMutation({ url: '/api/foo' }),
  useAuthQueries: () => query.useAuthQueries({ queries: [request] }),
  useAuthQueryClient: query.useAuthQueryClient,
  useAuthQuery: () => query.useAuthQuery(request),
  useAuthQueryFn: query.useAuthQueryFn,
  useAuthQueryOptions: () => query.useAuthQueryOptions(request),
  useAuthInfiniteQueryOptions: () => query.useAuthInfiniteQueryOptions(list),
  useAuthSuspenseInfiniteQuery: () => query.useAuthSuspenseInfiniteQuery(list),
  useAuthSuspenseQueries: () => query.useAuthSuspenseQueries({ queries: [request] }),
  useAuthSuspenseQuery: () => query.useAuthSuspenseQuery(request),
}

function messageOf(useHook: () => unknown): string {
  function Component(): ReactNode {
    useHook()
    return null
  }
  try {
    render(<QueryClientProvider client={new QueryClient()}>{<Component />}</QueryClientProvider>)
    return 'none'
  } catch (error) {
    return String(error)
  }
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

it("Clerk's own hook does not say which of its SDKs is meant", () => {
  expect(messageOf(() => useAuth())).not.toMatch(/useAuth=\{useAuth\}/)
})

it.each(Object.entries(hooks))('%s of a subpath names itself and the fix', (name, useHook) => {
  expect(messageOf(useHook)).toMatch(
    `${name} was called outside of <AuthFetchProvider>. Put <AuthFetchProvider useAuth={useAuth}>`,
  )
})

describe('once the root entry is imported', () => {
  let root: object
  beforeAll(async () => {
    root = await import('../src/index.js')
  })

  it.each(Object.entries(hooks))('%s names itself and the fix with ClerkProvider', (name, useHook) => {
    expect(messageOf(useHook)).toMatch(
      `${name} was called outside of <ClerkProvider>. Put the app into <ClerkProvider>`,
    )
  })

  it('each hook of the root is the one of its subpath, and is tested here', () => {
    const subpaths: Record<string, unknown> = { useAuthFetch, useAuthIdentity, ...query, ...swr }
    const ofRoot = Object.entries(root).filter(([name]) => name.startsWith('use'))
    expect(ofRoot.map(([name]) => name).sort()).toEqual(Object.keys(hooks).sort())
    for (const [name, hook] of ofRoot) expect([name, hook === subpaths[name]]).toEqual([name, true])
  })
})
