// useClerkSWRSubscription next to SWR's own hook: the same subscriptions and values, for one owner at a time.
import { act } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import useSWRSubscription, { type SWRSubscriptionOptions } from 'swr/subscription'
import { SignedOutError } from '@x/auth-fetch'
import { describe, expect, it, vi } from 'vitest'
import { clerkSWRKey, useClerkSWRSubscription, type ClerkSubscriptionContext } from '../src/swr.js'
import { probe, sees, settle } from './support/probe.js'
import { renderApp } from './support/render-app.js'
import { dumpCache } from './support/swr-caches.js'

type Next = SWRSubscriptionOptions<unknown, Error>['next']

/** A source of values that keeps each `next`, also after it was unsubscribed. */
function createSource() {
  const log: string[] = []
  const keys: unknown[] = []
  const nexts: Next[] = []
  const contexts: ClerkSubscriptionContext[] = []
  function subscribe(key: unknown, context: SWRSubscriptionOptions<unknown, Error>): () => void {
    const number = nexts.length
    keys.push(key)
    nexts.push(context.next)
    contexts.push(context as ClerkSubscriptionContext)
    log.push(`subscribe ${number}`)
    return () => log.push(`dispose ${number}`)
  }
  return { log, keys, nexts, contexts, subscribe }
}

const alice = { userId: 'alice' }

describe('one user', () => {
  it('subscribes once the user is known, and shows what next is given', async () => {
    const { log, nexts, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe).data ?? 'none')
    await settle()
    expect(log).toEqual([])
    act(() => page.auth.signIn('alice'))
    expect(log).toEqual(['subscribe 0'])
    act(() => nexts[0]?.(null, 1))
    await sees(page, 1)
  })

  it('renders as often as the bare hook, with and without a read of error', () => {
    const run = (useHook: typeof useSWRSubscription, read: 'data' | 'error') => {
      const { nexts, subscribe } = createSource()
      const page = probe(() => useHook('/api/price', subscribe)[read], { as: alice })
      act(() => nexts[0]?.(null, 1))
      act(() => nexts[0]?.(new Error('lost')))
      act(() => nexts[0]?.(null, 2))
      return page.seen
    }
    for (const read of ['data', 'error'] as const)
      expect(run(useClerkSWRSubscription as typeof useSWRSubscription, read)).toEqual(run(useSWRSubscription, read))
  })

  it('shows an error that next is given, until the next value', async () => {
    const { nexts, subscribe } = createSource()
    const page = probe(
      () => {
        const { data, error } = useClerkSWRSubscription('/api/price', subscribe)
        return [data ?? null, error?.message ?? null]
      },
      { as: alice },
    )
    act(() => nexts[0]?.(null, 1))
    await sees(page, [1, null])
    act(() => nexts[0]?.(new Error('lost')))
    await sees(page, [1, 'lost'])
    act(() => nexts[0]?.(null, 2))
    await sees(page, [2, null])
  })

  it('passes the current value to an updater that next is given', async () => {
    const { nexts, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe).data ?? null, { as: alice })
    act(() => nexts[0]?.(null, [1]))
    act(() => nexts[0]?.(null, (values: number[] | undefined) => [...(values ?? []), 2]))
    await sees(page, [1, 2])
  })

  it.each<[string, never, unknown]>([
    ['a string', '/api/price' as never, '/api/price'],
    ['a tuple', ['/api/price', { of: 'tea' }] as never, ['/api/price', { of: 'tea' }]],
    ['an object', { of: 'tea' } as never, { of: 'tea' }],
    ['a function', (() => ['/api/price', 1]) as never, ['/api/price', 1]],
  ])("the subscribe function receives the app's own key: %s", (_what, key, expected) => {
    const bare = createSource()
    probe(() => useSWRSubscription(key, bare.subscribe as never), { as: alice })
    const ours = createSource()
    probe(() => useClerkSWRSubscription(key, ours.subscribe), { as: alice })
    expect(ours.keys).toEqual([expected])
    expect(ours.keys).toEqual(bare.keys)
  })

  it.each<[string, never]>([
    ['null', null as never],
    ['an empty array', [] as never],
    ['a function that returns null', (() => null) as never],
    [
      'a function that throws',
      (() => {
        throw new Error('not ready')
      }) as never,
    ],
  ])('%s subscribes to nothing', async (_what, key) => {
    const { log, subscribe } = createSource()
    probe(() => useClerkSWRSubscription(key, subscribe), { as: alice })
    await settle()
    expect(log).toEqual([])
  })

  it.each([true, false])('subscribes and unsubscribes as often as the bare hook, StrictMode: %s', (strict) => {
    // Under StrictMode, SWR's own hook throws with a cache from a provider: without one, SWR uses its default cache.
    const swr = { provider: undefined as never }
    const run = (useHook: typeof useSWRSubscription) => {
      const { log, subscribe } = createSource()
      const useTwo = () => [useHook('/api/price', subscribe), useHook('/api/price', subscribe)]
      const page = probe(useTwo, { as: alice, strict, swr })
      page.rerender(page.withChildren())
      page.unmount()
      return log
    }
    expect(run(useClerkSWRSubscription as typeof useSWRSubscription)).toEqual(run(useSWRSubscription))
  })

  it('follows a new key', async () => {
    const { log, keys, nexts, subscribe } = createSource()
    let key = '/api/a'
    const page = probe(() => useClerkSWRSubscription(key, subscribe).data ?? 'none', { as: alice })
    act(() => nexts[0]?.(null, 'a'))
    key = '/api/b'
    page.rerender(page.withChildren())
    expect(page.last()).toBe('none')
    expect(log).toEqual(['subscribe 0', 'dispose 0', 'subscribe 1'])
    expect(keys).toEqual(['/api/a', '/api/b'])
    act(() => nexts[1]?.(null, 'b'))
    await sees(page, 'b')
  })

  it('authFetch sends the token of the user', async () => {
    const { contexts, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe), { as: alice })
    await contexts[0]?.authFetch('/api/price')
    expect(page.auth.calls).toHaveLength(1)
  })

  it("middleware of the app sees the app's own key, and may wrap the subscribe function", () => {
    const seen: unknown[] = []
    const { nexts, keys, subscribe } = createSource()
    const page = probe(
      () =>
        useClerkSWRSubscription('/api/price', subscribe, {
          use: [
            (useNext) => (key, given, config) => {
              seen.push(key)
              return useNext(key, given, config)
            },
          ],
        }).data ?? null,
      { as: alice },
    )
    act(() => nexts[0]?.(null, 1))
    expect(page.last()).toBe(1)
    expect(new Set(seen)).toEqual(new Set(['/api/price']))
    expect(keys).toEqual(['/api/price'])
  })
})

describe('when the user changes', () => {
  it('the subscription is disposed at sign-out, and its data goes', async () => {
    const { log, nexts, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe).data ?? 'none', { as: alice })
    act(() => nexts[0]?.(null, "alice's"))
    act(() => page.auth.signOut())
    expect(log).toEqual(['subscribe 0', 'dispose 0'])
    expect(page.last()).toBe('none')
    await settle()
    expect(dumpCache(page.cache)).not.toContain('alice')
  })

  it('the next user gets their own subscription, and no frame shows the data of the last one', async () => {
    const { log, nexts, subscribe } = createSource()
    const useData = () => useClerkSWRSubscription('/api/price', subscribe, { keepPreviousData: true }).data ?? 'none'
    const page = probe(useData, { as: alice })
    act(() => nexts[0]?.(null, "alice's"))
    await sees(page, "alice's")
    const before = page.seen.length
    act(() => page.auth.signIn('bob'))
    expect(log).toEqual(['subscribe 0', 'dispose 0', 'subscribe 1'])
    act(() => nexts[1]?.(null, "bob's"))
    await sees(page, "bob's")
    expect(page.seen.slice(before)).not.toContain("alice's")
  })

  it("keepPreviousData shows the next user's own last data again, once they have some", async () => {
    const { nexts, subscribe } = createSource()
    let key = '/api/a'
    const useData = () => useClerkSWRSubscription(key, subscribe, { keepPreviousData: true }).data ?? 'none'
    const page = probe(useData, { as: alice })
    act(() => page.auth.signIn('bob'))
    act(() => nexts[1]?.(null, "bob's"))
    await sees(page, "bob's")
    key = '/api/b'
    page.rerender(page.withChildren())
    expect(page.last()).toBe("bob's")
  })

  it.each<[string, (next: Next) => void]>([
    ['a value', (next) => next(null, "alice's")],
    ['an error', (next) => next(new Error("alice's"))],
    ['an updater', (next) => next(null, () => "alice's")],
  ])('a late next with %s writes nothing', async (_what, call) => {
    const { nexts, subscribe } = createSource()
    const useBoth = () => {
      const { data, error } = useClerkSWRSubscription('/api/price', subscribe)
      return [data ?? null, error?.message ?? null]
    }
    const page = probe(useBoth, { as: alice })
    const [late] = nexts
    act(() => page.auth.signIn('bob'))
    act(() => nexts[1]?.(null, "bob's"))
    await sees(page, ["bob's", null])
    await settle()
    const set = vi.spyOn(page.cache as Map<string, unknown>, 'set')
    const before = dumpCache(page.cache)
    act(() => late && call(late))
    expect(dumpCache(page.cache)).toBe(before)
    await settle()
    expect(set).not.toHaveBeenCalled()
    expect(page.last()).toEqual(["bob's", null])
  })

  it('a next of the last user that is called while the next one subscribes writes nothing', async () => {
    const { nexts, subscribe } = createSource()
    const page = probe(
      () =>
        useClerkSWRSubscription('/api/price', (key, context) => {
          const dispose = subscribe(key, context)
          if (nexts.length > 1) nexts[0]?.(null, "alice's")
          return dispose
        }).data ?? 'none',
      { as: alice },
    )
    act(() => page.auth.signIn('bob'))
    expect(nexts).toHaveLength(2)
    await settle()
    expect(page.seen).not.toContain("alice's")
    expect(dumpCache(page.cache)).not.toContain("alice's")
  })

  it('a late next of a hook that is no longer mounted writes nothing, though another hook kept its subscription', async () => {
    const { nexts, subscribe } = createSource()
    let isFirstShown = true
    const Reader = () => <p>{String(useClerkSWRSubscription('/api/price', subscribe).data)}</p>
    const page = renderApp(
      () => (
        <>
          {isFirstShown && <Reader />}
          <Reader key="second" />
        </>
      ),
      { as: alice },
    )
    isFirstShown = false
    page.rerender(page.withChildren())
    expect(nexts).toHaveLength(1)
    act(() => page.auth.signIn('bob'))
    await settle()
    const set = vi.spyOn(page.cache as Map<string, unknown>, 'set')
    act(() => nexts[0]?.(null, "alice's"))
    expect(set).not.toHaveBeenCalled()
  })

  it('an updater that is still pending when its user signs out leaves nothing', async () => {
    const { nexts, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe).data ?? 'none', { as: alice })
    let resolve: ((value: string) => void) | undefined
    act(() => nexts[0]?.(null, () => new Promise((done) => (resolve = done))))
    act(() => page.auth.signIn('bob'))
    resolve?.("alice's")
    await settle()
    expect(page.seen).not.toContain("alice's")
    expect(dumpCache(page.cache)).not.toContain("alice's")
  })

  it('a user who comes back gets a new subscription, which the first one does not write to', async () => {
    const { nexts, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe).data ?? 'none', { as: alice })
    act(() => page.auth.signOut())
    act(() => page.auth.signIn('alice'))
    act(() => nexts[0]?.(null, 'old'))
    expect(page.last()).toBe('none')
    act(() => nexts[1]?.(null, 'new'))
    await sees(page, 'new')
  })

  it('authFetch of the last user rejects', async () => {
    const { contexts, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe), { as: alice })
    act(() => page.auth.signIn('bob'))
    await expect(contexts[0]?.authFetch('/api/price')).rejects.toMatchObject({ name: 'IdentityChangedError' })
  })
})

it("the entry has SWR's own name for a subscription, with the owner in the key", () => {
  const { nexts, subscribe } = createSource()
  const page = probe(() => useClerkSWRSubscription('/api/price', subscribe).data, { as: alice })
  act(() => nexts[0]?.(null, 1))
  expect(page.cache.get(`$sub$${clerkSWRKey('/api/price', alice)}`)?.data).toBe(1)
})

describe('with suspense', () => {
  it('subscribes to nothing while Clerk loads', async () => {
    const { log, subscribe } = createSource()
    const page = probe(() => useClerkSWRSubscription('/api/price', subscribe, { suspense: true }).data ?? 'none')
    await settle()
    expect(log).toEqual([])
    expect(page.last()).toBe('none')
    expect([...page.cache.keys()]).toEqual([])
  })

  it('throws SignedOutError when signed out', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const caught: unknown[] = []
    class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
      override state = { failed: false }
      static getDerivedStateFromError = () => ({ failed: true })
      override componentDidCatch(error: unknown) {
        caught.push(error)
      }
      override render() {
        return this.state.failed ? null : this.props.children
      }
    }
    const { subscribe } = createSource()
    const Reader = () => <p>{String(useClerkSWRSubscription('/api/price', subscribe, { suspense: true }).data)}</p>
    renderApp(
      () => (
        <Boundary>
          <Reader />
        </Boundary>
      ),
      { as: null },
    )
    expect(caught).toEqual([expect.any(SignedOutError)])
    vi.restoreAllMocks()
  })
})
