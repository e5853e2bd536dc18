// A key that sends nothing: no hook loads while Clerk is loading, as no hook of SWR does.
import useSWR from 'swr'
import useSWRInfinite from 'swr/infinite'
import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useClerkSWR, useClerkSWRInfinite } from '../src/swr.js'
import { probe, sees, settle } from './support/probe.js'

const fetcher = async () => 'data'

function fail(): never {
  throw new Error('not ready')
}

describe('a key that sends nothing', () => {
  it.each<[string, never]>([
    ['null', null as never],
    ['undefined', undefined as never],
    ['an empty string', '' as never],
    ['an empty array', [] as never],
    ['a function that returns null', (() => null) as never],
    ['a function that throws', fail as never],
  ])('%s is not loading in useClerkSWR, before Clerk is loaded and after', async (_what, key) => {
    const useLoading = (useHook: typeof useSWR) => {
      const { data, error, isLoading, isValidating } = useHook(key, fetcher)
      return { data, error, isLoading, isValidating }
    }
    const bare = probe(() => useLoading(useSWR), { as: { userId: 'alice' } })
    const ours = probe(() => useLoading(useClerkSWR as typeof useSWR))
    await settle()
    expect(ours.last()).toEqual(bare.last())
    act(() => ours.auth.signIn('alice'))
    await settle()
    expect(ours.seen).toEqual(ours.seen.map(() => bare.last()))
  })

  it.each<[string, never]>([
    ['null', null as never],
    ['a function that returns null', (() => null) as never],
    ['a function that returns an empty string', (() => '') as never],
    ['a function that throws', fail as never],
  ])('%s is not loading in useClerkSWRInfinite, before Clerk is loaded and after', async (_what, getKey) => {
    const useLoading = (useHook: typeof useSWRInfinite) => {
      const { data, error, isLoading, isValidating, size } = useHook(getKey, fetcher)
      return { data, error, isLoading, isValidating, size }
    }
    const bare = probe(() => useLoading(useSWRInfinite), { as: { userId: 'alice' } })
    const ours = probe(() => useLoading(useClerkSWRInfinite as typeof useSWRInfinite))
    await settle()
    expect(ours.last()).toEqual(bare.last())
    act(() => ours.auth.signIn('alice'))
    await settle()
    expect(ours.last()).toEqual(bare.last())
    expect(ours.seen.map(({ isLoading }) => isLoading)).not.toContain(true)
  })
})

describe('a key that sends a request', () => {
  it('is loading before Clerk is loaded, in both hooks', async () => {
    const page = probe(() => [useClerkSWR('/a', fetcher).isLoading, useClerkSWRInfinite(() => '/a', fetcher).isLoading])
    expect(page.last()).toEqual([true, true])
    act(() => page.auth.signIn('alice'))
    await sees(page, [false, false])
  })
})
