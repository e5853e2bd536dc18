// Fills a cache with a user's entries, each in use by a component or not, signs the user out, and takes the time until they are gone.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { AuthFetchProvider } from '@x/react/fetch'
import { authQueryOptions, useAuthQuery } from '@x/react/query'
import { clerkSWRKey, useClerkSWR, useClerkSWRImmutable } from '@x/react/swr'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { SWRConfig } from 'swr'
import { createFakeAuth } from './fake-auth.js'

const origin = 'https://api.example.com'
const owner = { userId: 'ada' }
const turn = () => new Promise((resolve) => setTimeout(resolve, 20))

const caches = {
  query(count) {
    const client = new QueryClient()
    return {
      useOne: () => useAuthQuery({ queryKey: ['first'], url: `${origin}/first`, staleTime: Infinity }),
      useEntry: (id) => useAuthQuery({ queryKey: ['orders', id], url: origin, staleTime: Infinity }).data,
      wrap: (child) => createElement(QueryClientProvider, { client }, child),
      fill() {
        for (let id = 0; id < count; id += 1) {
          const { queryKey } = authQueryOptions(
            { queryKey: ['orders', id], url: origin },
            { authFetch: fetch, identity: owner },
          )
          client.setQueryData(queryKey, { id })
        }
      },
      entries: () =>
        client
          .getQueryCache()
          .getAll()
          .filter(({ state }) => state.data !== undefined).length,
      clear: () => client.clear(),
    }
  },
  swr(count) {
    const cache = new Map()
    return {
      useOne: () => useClerkSWR(`${origin}/first`),
      useEntry: (id) => useClerkSWRImmutable(`${origin}/orders/${id}`).data,
      wrap: (child) => createElement(SWRConfig, { value: { provider: () => cache } }, child),
      fill() {
        for (let id = 0; id < count; id += 1) cache.set(clerkSWRKey(`${origin}/orders/${id}`, owner), { data: { id } })
      },
      entries: () => [...cache.values()].filter((entry) => entry?.data !== undefined).length,
      clear: () => cache.clear(),
    }
  },
}

/**
 * @param {'query' | 'swr'} library
 * @param {number} count entries beside the one that is on the page
 * @param {boolean} isLive whether each of them has a component that shows it
 */
export async function purge(library, count, isLive) {
  const auth = createFakeAuth()
  const { useOne, useEntry, wrap, fill, entries, clear } = caches[library](count)
  const root = createRoot(document.createElement('div'))
  const One = () => {
    useOne()
    return null
  }
  let shown = 0
  const note = (data, id) => {
    if (data?.id === id) shown += 1
  }
  const Entry = ({ id }) => {
    note(useEntry(id), id)
    return null
  }
  const show = (...children) =>
    flushSync(() =>
      root.render(
        createElement(
          AuthFetchProvider,
          { useAuth: auth.useAuth, origins: [origin] },
          wrap([createElement(One, { key: 'one' }), ...children]),
        ),
      ),
    )
  show()
  await turn()
  fill()
  if (isLive) show(Array.from({ length: count }, (_, id) => createElement(Entry, { key: id, id })))
  await turn()
  if (isLive && shown !== count) throw new Error(`${shown} of ${count} entries are shown`)
  const before = entries()
  const began = performance.now()
  flushSync(() => auth.signIn(null))
  const time = performance.now() - began
  const left = entries()
  root.unmount()
  clear()
  return { before, left, time }
}
