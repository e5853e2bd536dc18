// TanStack Query’s other hooks and methods next to ours, as the guide lists them.
import { useIsFetching, useIsMutating, useMutationState, usePrefetchQuery } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { useAuthMutation, useAuthQuery, useAuthQueryClient, useAuthQueryOptions } from '../src/query.js'
import { probe, settle } from './support/probe.js'

const as = { userId: 'alice' }
const orders = { queryKey: ['orders'], url: '/api/orders' }

describe('TanStack Query’s own', () => {
  it('usePrefetchQuery fetches with the options of useAuthQueryOptions, and useAuthQuery shows the data', async () => {
    const page = probe(
      () => {
        usePrefetchQuery(useAuthQueryOptions<string>(orders))
        return useAuthQuery<string>({ ...orders, staleTime: Infinity }).data
      },
      { as },
    )
    await vi.waitUntil(() => page.last() === 'alice /api/orders')
    expect(page.api.requests).toHaveLength(1)
  })

  it('useIsFetching counts the queries of the hooks by the app’s own key', async () => {
    const page = probe(
      () => {
        useAuthQuery(orders)
        return [useIsFetching({ queryKey: ['orders'] }), useIsFetching({ queryKey: ['invoices'] })]
      },
      { as },
    )
    await vi.waitUntil(() => page.last()?.[0] === 0 && page.api.requests.length === 1)
    expect(page.seen).toContainEqual([1, 0])
    expect(page.seen.flatMap(([, invoices]) => invoices)).not.toContain(1)
  })

  it('useMutationState and useIsMutating find the mutations of the hooks by the app’s own mutationKey', async () => {
    const page = probe(
      () => {
        const { mutate } = useAuthMutation<string, Error, string>({ mutationKey: ['save'], url: '/api/save' })
        const filters = { mutationKey: ['save'], exact: true }
        const variables = useMutationState({
          filters,
          select: ({ state }) => `${state.status} ${String(state.variables)}`,
        })
        return { mutate, variables, count: useIsMutating(filters) }
      },
      { as },
    )
    page.api.hold()
    page.last()?.mutate('tea')
    await vi.waitUntil(() => page.last()?.variables[0] === 'pending tea')
    expect(page.last()?.count).toBe(1)
    page.api.release()
    await vi.waitUntil(() => page.last()?.variables[0] === 'success tea')
    page.auth.signIn('bob')
    await settle()
    expect(page.last()?.variables).toEqual([])
  })

  it('client.query fetches the entry of the current user by the app’s own key', async () => {
    const page = probe(
      () => {
        const client = useAuthQueryClient()
        const options = useAuthQueryOptions<string>(orders)
        return { client, options, data: useAuthQuery<string>({ ...orders, enabled: false }).data }
      },
      { as },
    )
    expect(await page.last()?.client.query({ queryKey: ['orders'], queryFn: () => 'by the own key' })).toBe(
      'by the own key',
    )
    await vi.waitUntil(() => page.last()?.data === 'by the own key')
    expect(await page.client.query(page.last()!.options)).toBe('alice /api/orders')
    await vi.waitUntil(() => page.last()?.data === 'alice /api/orders')
    expect(page.client.getQueryCache().getAll()).toHaveLength(1)
  })
})
