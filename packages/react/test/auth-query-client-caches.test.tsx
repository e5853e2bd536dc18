// The caches and defaults of the client that useAuthQueryClient returns, compared with those of the bare client.
import {
  focusManager,
  MutationCache,
  MutationObserver,
  onlineManager,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { authQueryKey, useAuthQueryClient } from '../src/query.js'
import { probe, settle } from './support/probe.js'

const alice = { userId: 'alice' }
const bob = { userId: 'bob' }

/** Returns the client of an app, the client of its current user, and a way to change that user. */
function open(client = new QueryClient()) {
  const page = probe(() => useAuthQueryClient(), { as: alice, client })
  const scoped = (): QueryClient => page.last() as QueryClient
  return { client, scoped, auth: page.auth, unmount: page.unmount }
}

/** Lists what a cache tells its subscribers. */
function listen<T extends { type: string }>(cache: { subscribe: (listener: (event: T) => void) => () => void }): T[] {
  const events: T[] = []
  cache.subscribe((event) => void events.push(event))
  return events
}

describe('the defaults of useAuthQueryClient', () => {
  it('are those of the app, read and written through the user’s client', () => {
    const { client, scoped } = open()
    client.setDefaultOptions({ queries: { staleTime: 1 }, mutations: { gcTime: 2 } })
    expect(scoped().getDefaultOptions()).toBe(client.getDefaultOptions())
    scoped().setDefaultOptions({ queries: { staleTime: 3 } })
    expect(client.getDefaultOptions()).toEqual({ queries: { staleTime: 3 } })
    scoped().setQueryDefaults(['todos'], { staleTime: 4 })
    expect(client.getQueryDefaults(['todos', 1])).toEqual({ staleTime: 4 })
    scoped().setMutationDefaults(['add'], { retry: 5 })
    expect(client.getMutationDefaults(['add'])).toEqual({ retry: 5 })
    expect(scoped().getMutationDefaults(['add', 1])).toEqual({ retry: 5 })
    expect(scoped().defaultMutationOptions({ mutationKey: ['add'] })).toEqual(
      client.defaultMutationOptions({ mutationKey: ['add'] }),
    )
  })

  it('are applied once: options that have them are returned as they are', () => {
    const { scoped } = open()
    for (const client of [new QueryClient(), scoped()]) {
      const defaulted = client.defaultQueryOptions({ queryKey: ['todos'] })
      expect(client.defaultQueryOptions(defaulted)).toBe(defaulted)
      const bare = { queryKey: ['todos'], _defaulted: false }
      expect(client.defaultQueryOptions(bare as { queryKey: string[] })).not.toBe(bare)
    }
  })

  it('include that the client listens to focus while it is mounted', () => {
    const { scoped, unmount } = open()
    scoped().mount()
    unmount()
    expect(focusManager.hasListeners()).toBe(true)
    scoped().unmount()
    expect(focusManager.hasListeners()).toBe(false)
  })
})

describe('the query cache of useAuthQueryClient', () => {
  it('removes a query and adds it again, until the user is gone', async () => {
    const { client, scoped, auth } = open()
    scoped().setQueryData(['todos'], 'tea')
    const cache = scoped().getQueryCache()
    const query = cache.find({ queryKey: ['todos'] })
    if (!query) throw new Error('The query is missing.')
    cache.remove(query)
    expect(client.getQueryCache().getAll()).toEqual([])
    cache.add(query)
    expect(client.getQueryCache().getAll()).toEqual([query])
    expect(scoped().getQueryData(['todos'])).toBe('tea')
    act(() => auth.signIn('bob'))
    await settle()
    cache.add(query)
    expect(client.getQueryCache().getAll()).toEqual([])
  })

  it('tells its subscribers about the user’s own queries only, until the user is gone', async () => {
    const { client, scoped, auth } = open()
    const own = listen(scoped().getQueryCache())
    client.setQueryData(['todos'], 'of nobody')
    client.setQueryData(authQueryKey(['todos'], bob), 'of Bob')
    expect(own).toEqual([])
    scoped().setQueryData(['todos'], 'of Alice')
    expect(own.map(({ type }) => type)).toEqual(['added', 'updated'])
    const before = own.length
    client.setQueryData(['todos'], 'of nobody, again')
    expect(own).toHaveLength(before)
    act(() => auth.signOut())
    await settle()
    const after = own.length
    client.setQueryData(authQueryKey(['todos'], alice), 'late')
    expect(own).toHaveLength(after)
  })

  it('stops telling a subscriber that has unsubscribed', () => {
    const { scoped } = open()
    const listener = vi.fn()
    scoped().getQueryCache().subscribe(listener)()
    scoped().setQueryData(['todos'], 'tea')
    expect(listener).not.toHaveBeenCalled()
  })

  it('passes an event on to the subscribers of the app', () => {
    const { client, scoped } = open()
    scoped().setQueryData(['todos'], 'tea')
    const events = listen(client.getQueryCache())
    const query = scoped()
      .getQueryCache()
      .find({ queryKey: ['todos'] })
    scoped()
      .getQueryCache()
      .notify({ type: 'removed', query: query as never })
    expect(events).toEqual([{ type: 'removed', query }])
  })

  it('serves an observer of TanStack Query with the app’s own key', async () => {
    const { client, scoped } = open()
    const observer = new QueryObserver(scoped(), { queryKey: ['todos'], queryFn: async ({ queryKey }) => queryKey })
    const leave = observer.subscribe(() => {})
    await settle()
    expect(observer.getCurrentResult().data).toEqual(['todos'])
    expect(client.getQueryData(authQueryKey(['todos'], alice))).toEqual(['todos'])
    leave()
  })
})

describe('the mutation cache of useAuthQueryClient', () => {
  function mutateIn(client: QueryClient, variables: string, mutationFn = async (text: string) => text) {
    return new MutationObserver(client, { mutationKey: ['add'], mutationFn, gcTime: Infinity }).mutate(variables)
  }

  it('has the user’s own mutations only, also those that its client starts', async () => {
    const { client, scoped } = open()
    await mutateIn(client, 'of nobody')
    expect(scoped().getMutationCache().getAll()).toEqual([])
    await mutateIn(scoped(), 'of Alice')
    expect(
      client
        .getMutationCache()
        .getAll()
        .map(({ meta }) => meta),
    ).toEqual([undefined, { authIdentity: 'alice' }])
    const [own, ...rest] = scoped().getMutationCache().getAll()
    expect([own?.state.data, rest]).toEqual(['of Alice', []])
    expect(
      scoped()
        .getMutationCache()
        .find({ mutationKey: ['add'] }),
    ).toBe(own)
  })

  it('calls the callbacks that the app gave its mutation cache', async () => {
    const onSuccess = vi.fn()
    const { scoped } = open(new QueryClient({ mutationCache: new MutationCache({ onSuccess }) }))
    expect(scoped().getMutationCache().config.onSuccess).toBe(onSuccess)
    await mutateIn(scoped(), 'tea')
    expect(onSuccess).toHaveBeenCalledOnce()
  })

  it('counts the user’s own running mutations, and none once the user is gone', async () => {
    const { client, scoped, auth } = open()
    const forever = () => new Promise<string>(() => {})
    void mutateIn(client, 'of nobody', forever)
    void mutateIn(scoped(), 'of Alice', forever).catch(() => {})
    const kept = scoped()
    expect([client.isMutating(), kept.isMutating()]).toEqual([2, 1])
    act(() => auth.signIn('bob'))
    await settle()
    expect([kept.isMutating(), scoped().isMutating()]).toEqual([0, 0])
  })

  it('keeps nothing that a client starts after its user is gone, neither while it runs nor when it has ended', async () => {
    const { client, scoped, auth } = open()
    const kept = scoped()
    act(() => auth.signIn('bob'))
    await settle()
    const ended = mutateIn(kept, 'of Alice').catch(() => {})
    expect(client.getMutationCache().getAll()).toEqual([])
    await ended
    expect(client.getMutationCache().getAll()).toEqual([])
  })

  it('removes, adds and clears only the user’s own mutations', async () => {
    const { client, scoped } = open()
    await mutateIn(client, 'of nobody')
    await mutateIn(scoped(), 'of Alice')
    const cache = scoped().getMutationCache()
    const [own] = cache.getAll()
    if (!own) throw new Error('The mutation is missing.')
    cache.remove(own)
    expect([cache.getAll(), client.getMutationCache().getAll().length]).toEqual([[], 1])
    cache.add(own)
    expect(cache.getAll()).toEqual([own])
    cache.clear()
    expect([cache.getAll(), client.getMutationCache().getAll().length]).toEqual([[], 1])
  })

  it('runs mutations of one scope one after the other, as the app’s cache does', async () => {
    const { client, scoped } = open()
    onlineManager.setOnline(false)
    const options = { mutationFn: async (text: string) => text, scope: { id: 'todos' } }
    const first = new MutationObserver(scoped(), options).mutate('first')
    const second = new MutationObserver(scoped(), options).mutate('second')
    const cache = scoped().getMutationCache()
    const [one, two] = cache.getAll()
    if (!one || !two) throw new Error('A mutation is missing.')
    expect([cache.canRun(one), cache.canRun(two)]).toEqual([true, false])
    expect([client.getMutationCache().canRun(one), client.getMutationCache().canRun(two)]).toEqual([true, false])
    const goOn = vi.spyOn(two, 'continue')
    await act(async () => void cache.runNext(one))
    expect(goOn).toHaveBeenCalledOnce()
    act(() => onlineManager.setOnline(true))
    expect(await Promise.all([first, second])).toEqual(['first', 'second'])
  })

  it('tells its subscribers about the user’s own mutations only, until the user is gone', async () => {
    const { client, scoped, auth } = open()
    const own = listen(scoped().getMutationCache())
    await mutateIn(client, 'of nobody')
    expect(own).toEqual([])
    await mutateIn(scoped(), 'of Alice')
    const types = own.map(({ type }) => type)
    expect(types.filter((type) => type === 'added')).toHaveLength(1)
    expect(types).toContain('updated')
    const [mutation] = client.getMutationCache().findAll({ predicate: ({ meta }) => meta !== undefined })
    act(() => auth.signIn('bob'))
    await settle()
    const after = own.length
    client.getMutationCache().notify({ type: 'removed', mutation: mutation as never })
    client.getMutationCache().notify({ type: 'observerOptionsUpdated', mutation: undefined } as never)
    expect(own).toHaveLength(after)
  })

  it('passes an event on to the subscribers of the app', async () => {
    const { client, scoped } = open()
    await mutateIn(scoped(), 'of Alice')
    const events = listen(client.getMutationCache())
    const [mutation] = scoped().getMutationCache().getAll()
    scoped()
      .getMutationCache()
      .notify({ type: 'removed', mutation: mutation as never })
    expect(events).toEqual([{ type: 'removed', mutation }])
  })
})
