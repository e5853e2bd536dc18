// Calls in the style of TanStack Query 4, `useQuery(key, fn)`: the hooks report them as TanStack Query's own hooks do.
import { useInfiniteQuery, useQuery, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAuthInfiniteQuery, useAuthQuery, useAuthSuspenseInfiniteQuery, useAuthSuspenseQuery } from '../src/query.js'
import { ErrorBoundary } from './support/boundaries.js'
import { renderApp } from './support/render-app.js'

type Hook = (...args: unknown[]) => unknown

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

/** Returns what a hook throws for these arguments. */
function messageOf(useHook: unknown, args: readonly unknown[]): string {
  let message = 'no error'
  function Page() {
    try {
      ;(useHook as Hook)(...args)
    } catch (error) {
      message = String(error)
      throw error
    }
    return null
  }
  renderApp(
    () => (
      <ErrorBoundary>
        <Page />
      </ErrorBoundary>
    ),
    { as: { userId: 'alice' } },
  )
  return message
}

const queryFn = () => 'tea'

describe.each([
  ['a key and a function', [['todos'], queryFn]],
  ['a key, a function and options', [['todos'], queryFn, { staleTime: 1 }]],
  ['only a key', [['todos']]],
  ['a text as the key', ['todos', queryFn]],
  ['nothing', []],
])('a call with %s', (_name, args) => {
  it.each([
    ['useAuthQuery', useQuery, useAuthQuery],
    ['useAuthInfiniteQuery', useInfiniteQuery, useAuthInfiniteQuery],
  ])('gets the message of TanStack Query from %s', (_hook, bare, ours) => {
    expect(messageOf(ours, args)).toContain('Starting with v5, only the "Object" form is allowed')
    expect(messageOf(ours, args)).toBe(messageOf(bare, args))
  })

  it.each([
    ['useAuthSuspenseQuery', useSuspenseQuery, useAuthSuspenseQuery],
    ['useAuthSuspenseInfiniteQuery', useSuspenseInfiniteQuery, useAuthSuspenseInfiniteQuery],
  ])('fails as TanStack Query’s own hook does in %s', (_hook, bare, ours) => {
    expect(messageOf(ours, args)).toBe(messageOf(bare, args))
  })
})
