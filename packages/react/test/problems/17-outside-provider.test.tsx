// Problem 17: "can only be used within ClerkProvider", without a word on what to do.
import { useAuth } from '@clerk/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useAuthFetch, useAuthIdentity } from '../../src/fetch.js'
import * as root from '../../src/index.js'
import * as query from '../../src/query.js'
import * as swr from '../../src/swr.js'

const request = { queryKey: ['foo'], url: '/api/foo' }
const list = { ...request, initialPageParam: 0, getNextPageParam: () => null }

const subpathHooks: Record<string, () => unknown> = {
  useAuthFetch,
  useAuthIdentity,
  useClerkMutate: swr.useClerkMutate,
  useClerkSWR: () => swr.useClerkSWR('/api/foo'),
  useClerkSWRImmutable: () => swr.useClerkSWRImmutable('/api/foo'),
  useClerkSWRInfinite: () => swr.useClerkSWRInfinite(() => '/api/foo'),
  useClerkSWRMutation: () => swr.useClerkSWRMutation('/api/foo'),
  useAuthInfiniteQuery: () => query.useAuthInfiniteQuery(list),
  useAuthMutation: () => query.useAuthMutation({ url: '/api/foo' }),
  useAuthQueries: () => query.useAuthQueries({ queries: [request] }),
  useAuthQuery: () => query.useAuthQuery(request),
  useAuthQueryFn: query.useAuthQueryFn,
  useAuthQueryOptions: () => query.useAuthQueryOptions(request),
  useAuthSuspenseQuery: () => query.useAuthSuspenseQuery(request),
}

const rootHooks: Record<string, () => unknown> = {
  useAuthFetch: root.useAuthFetch,
  useAuthIdentity: root.useAuthIdentity,
  useClerkMutate: root.useClerkMutate,
  useClerkSWR: () => root.useClerkSWR('/api/foo'),
  useClerkSWRImmutable: () => root.useClerkSWRImmutable('/api/foo'),
  useClerkSWRInfinite: () => root.useClerkSWRInfinite(() => '/api/foo'),
  useClerkSWRMutation: () => root.useClerkSWRMutation('/api/foo'),
  useAuthInfiniteQuery: () => root.useAuthInfiniteQuery(list),
  useAuthMutation: () => root.useAuthMutation({ url: '/api/foo' }),
  useAuthQueries: () => root.useAuthQueries({ queries: [request] }),
  useAuthQuery: () => root.useAuthQuery(request),
  useAuthQueryFn: root.useAuthQueryFn,
  useAuthQueryOptions: () => root.useAuthQueryOptions(request),
  useAuthSuspenseQuery: () => root.useAuthSuspenseQuery(request),
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

describe('outside of any provider', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  it("Clerk's own hook does not say which of its SDKs is meant", () => {
    expect(messageOf(() => useAuth())).not.toMatch(/useAuth=\{useAuth\}/)
  })

  it.each(Object.entries(subpathHooks))('%s of a subpath names itself and the fix', (name, useHook) => {
    expect(messageOf(useHook)).toMatch(
      `${name} was called outside of <AuthFetchProvider>. Put <AuthFetchProvider useAuth={useAuth}>`,
    )
  })

  it.each(Object.entries(rootHooks))('%s of the root names itself and the fix', (name, useHook) => {
    expect(messageOf(useHook)).toMatch(
      `${name} was called outside of <ClerkProvider>. Put the app into <ClerkProvider>`,
    )
  })
})

it('each hook has a test here', () => {
  const hooksOf = (module: object) =>
    Object.keys(module)
      .filter((name) => name.startsWith('use'))
      .sort()
  expect(Object.keys(rootHooks).sort()).toEqual(hooksOf(root))
  expect(Object.keys(subpathHooks).sort()).toEqual(hooksOf(root))
})
