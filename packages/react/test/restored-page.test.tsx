// A page that the browser keeps when it is left, and brings back as it was.
import type { GetToken } from '@x/auth-fetch'
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AuthFetchProvider, useAuthFetch, useAuthIdentity } from '../src/fetch.js'
import { useAuthMutation, useAuthQuery } from '../src/query.js'
import { useClerkSWR } from '../src/swr.js'
import { createFakeAuth, makeToken, type FakeAuth, type FakeIdentity } from './support/fake-auth.js'
import { createFakeApi } from './support/fake-api.js'
import { probe, sees, settle } from './support/probe.js'

const alice = { userId: 'alice' }

function tell(type: 'pagehide' | 'pageshow', persisted: boolean): void {
  window.dispatchEvent(Object.assign(new Event(type), { persisted }))
}

/** Leaves the page, which the browser keeps, and comes back. */
function comeBack(): void {
  tell('pagehide', true)
  tell('pageshow', true)
}

/** Whether the page is to be seen, also that part of it that is visible by its own style. */
function isShown(): boolean {
  const { visibility, opacity } = getComputedStyle(document.documentElement)
  return visibility !== 'hidden' && opacity !== '0'
}

/** A sign-in whose forced tokens the test gives. */
function createAskedAuth(as: FakeIdentity | null = alice) {
  const auth = createFakeAuth(as)
  const forced: ((token: string | null | Error) => void)[] = []
  const getForced = () =>
    new Promise<string | null>((resolve, reject) =>
      forced.push((token) => (token instanceof Error ? reject(token) : resolve(token))),
    )
  const useAuth: FakeAuth['useAuth'] = (options) => {
    const state = auth.useAuth(options)
    const getToken: GetToken = (asked) => (asked?.skipCache ? getForced() : state.getToken(asked))
    return { ...state, getToken }
  }
  return { ...auth, useAuth, forced }
}

function useRows() {
  return [useAuthQuery<string>({ queryKey: ['foo'], url: '/api/foo' }).data, useClerkSWR<string>('/api/swr').data]
}

const rows = ['alice /api/foo', 'alice /api/swr']

/** A page that shows the rows of Alice. */
async function openPage(auth = createAskedAuth()) {
  const page = probe(useRows, { auth })
  await sees(page, rows)
  expect(isShown()).toBe(true)
  return { ...page, auth }
}

afterEach(() => vi.restoreAllMocks())

it('a page that the browser keeps is hidden before it is frozen, and shown again once a forced token confirms the user', async () => {
  const { auth, api, seen } = await openPage()
  const renders = seen.length
  const sent = api.requests.length
  tell('pagehide', true)
  expect(isShown()).toBe(false)
  expect(auth.forced).toHaveLength(0)
  tell('pageshow', true)
  await settle()
  expect(isShown()).toBe(false)
  expect(auth.forced).toHaveLength(1)

  auth.forced[0]?.(makeToken(alice, 1))
  await vi.waitUntil(isShown)
  await settle()
  expect(seen).toHaveLength(renders)
  expect(api.requests).toHaveLength(sent)
  expect(auth.forced).toHaveLength(1)
  expect(document.documentElement.getAttribute('style') ?? '').toBe('')
})

it('each return from the browser’s cache is confirmed by a token of its own, and an answer to an earlier one counts for nothing', async () => {
  const { auth } = await openPage()
  comeBack()
  comeBack()
  await settle()
  expect(auth.forced).toHaveLength(2)
  auth.forced[0]?.(makeToken(alice))
  await settle()
  expect(isShown()).toBe(false)
  auth.forced[1]?.(makeToken(alice))
  await vi.waitUntil(isShown)
})

it('a page that comes back while Clerk is not loaded ends the identity: no row, no entry, no request, and the next user is shown theirs', async () => {
  const { auth, api, client, cache, last, seen } = await openPage()
  act(() => auth.unload())
  expect(last()).toEqual(rows)
  api.requests.length = 0
  tell('pagehide', true)
  const before = seen.length
  tell('pageshow', true)
  expect(isShown()).toBe(false)
  await vi.waitUntil(isShown)
  expect(seen.slice(before).flat().filter(Boolean)).toEqual([])
  expect(last()).toEqual([undefined, undefined])
  await settle() // SWR still writes an entry without data, which is removed in the next macrotask
  expect(
    JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
    ),
  ).not.toContain('alice')
  expect(JSON.stringify([...cache.keys()].map((key) => [key, cache.get(key)]))).not.toContain('alice')
  expect(api.requests).toEqual([])
  expect(auth.forced).toEqual([])

  act(() => auth.signIn('bob'))
  await vi.waitUntil(() => last()?.every((row) => row?.startsWith('bob')))
})

it('the same user may sign in on a page whose identity has ended', async () => {
  const { auth, last } = await openPage()
  act(() => auth.unload())
  comeBack()
  await vi.waitUntil(isShown)
  expect(last()).toEqual([undefined, undefined])
  act(() => auth.signIn('alice'))
  await vi.waitUntil(() => JSON.stringify(last()) === JSON.stringify(rows))
})

it.each([
  ['is signed out', (auth: FakeAuth) => auth.signOut()],
  ['is another user', (auth: FakeAuth) => auth.signIn('bob')],
  ['is in another organization', (auth: FakeAuth) => auth.signIn('alice', 'acme')],
])('a page that comes back is shown without the last rows once Clerk says that the user %s', async (_what, change) => {
  const { auth, last } = await openPage()
  comeBack()
  await settle()
  expect(isShown()).toBe(false)
  const shown: unknown[] = []
  new MutationObserver(() => isShown() && shown.push(last())).observe(document.documentElement, { attributes: true })
  change(auth)
  auth.forced[0]?.(null)
  await vi.waitUntil(isShown)
  await settle()
  expect(shown).toHaveLength(1)
  expect(JSON.stringify(shown)).not.toContain('"alice /')
})

it('a request of a page that comes back waits until the user is confirmed', async () => {
  const auth = createAskedAuth()
  const page = probe(
    () => ({ rows: useRows(), authFetch: useAuthFetch(), post: useAuthMutation({ url: '/api/post' }) }),
    {
      auth,
      swr: { focusThrottleInterval: 0 },
    },
  )
  await vi.waitUntil(() => JSON.stringify(page.last()?.rows) === JSON.stringify(rows))
  page.api.requests.length = 0
  comeBack()
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  window.dispatchEvent(new Event('focus'))
  const refetched = page.client.refetchQueries()
  const fetched = page.last()?.authFetch('/api/fetch')
  const posted = page.last()?.post.mutateAsync()
  await settle()
  expect(page.api.requests).toEqual([])
  auth.forced[0]?.(makeToken(alice))
  await Promise.all([refetched, fetched, posted])
  await vi.waitUntil(() => page.api.requests.length === 4)
  expect(page.api.requests.every(({ user }) => user === 'alice')).toBe(true)
})

it('a request of a page that comes back is not sent when the identity has ended', async () => {
  const auth = createAskedAuth()
  const page = probe(() => useAuthFetch(), { auth })
  act(() => auth.unload())
  comeBack()
  await expect(page.last()?.('/api/foo')).rejects.toMatchObject({ name: 'IdentityChangedError' })
  expect(page.api.requests).toEqual([])
})

describe('an identity that Clerk cannot confirm', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it.each([
    ['fails', new Error('offline')],
    ['is null', null],
    ['names another user', makeToken({ userId: 'bob' })],
    ['names another organization', makeToken({ userId: 'alice', orgId: 'acme' })],
  ])(
    'keeps the page hidden while the forced token %s, and Clerk is asked again after a pause',
    async (_what, answer) => {
      const { auth, api, client } = await openPage()
      api.requests.length = 0
      comeBack()
      auth.forced[0]?.(answer)
      void client.refetchQueries()
      await vi.advanceTimersByTimeAsync(4_000)
      expect(isShown()).toBe(false)
      expect(auth.forced).toHaveLength(1)
      expect(api.requests).toEqual([])

      await vi.advanceTimersByTimeAsync(1_500)
      expect(auth.forced).toHaveLength(2)
      auth.forced[1]?.(makeToken(alice))
      await vi.waitUntil(() => isShown() && api.requests.length === 1)
    },
  )

  it('is asked for again when no answer comes within tokenTimeout', async () => {
    const auth = createAskedAuth()
    probe(() => useAuthIdentity(), { auth, options: { tokenTimeout: 1_000 } })
    comeBack()
    await vi.advanceTimersByTimeAsync(900)
    expect(auth.forced).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(6_000)
    expect(auth.forced).toHaveLength(2)
    expect(isShown()).toBe(false)
    auth.forced[1]?.(makeToken(alice))
    await vi.waitUntil(isShown)
  })

  it('is not asked for again after the provider unmounts', async () => {
    const { auth, unmount } = await openPage()
    comeBack()
    auth.forced[0]?.(null)
    await settle()
    unmount()
    expect(isShown()).toBe(true)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(auth.forced).toHaveLength(1)
  })
})

it('one forced token confirms all providers of a user; another user on the page gets a separate one', async () => {
  const auths = [createAskedAuth(), createAskedAuth(), createAskedAuth({ userId: 'bob' })]
  const { fetch } = createFakeApi()
  render(
    auths.map(({ useAuth }, index) => (
      <AuthFetchProvider key={index} useAuth={useAuth} fetch={fetch}>
        {null}
      </AuthFetchProvider>
    )),
  )
  comeBack()
  await settle()
  expect(auths.map(({ forced }) => forced.length)).toEqual([1, 0, 1])
  auths[0]?.forced[0]?.(makeToken(alice))
  await settle()
  expect(isShown()).toBe(false)
  auths[2]?.forced[0]?.(makeToken({ userId: 'bob' }))
  await vi.waitUntil(isShown)
})

it('a pending session is confirmed by a forced token, and its requests wait on', async () => {
  const auth = createAskedAuth()
  const page = probe(useRows, { auth })
  await sees(page, rows)
  act(() => auth.setPending(true))
  page.api.requests.length = 0
  comeBack()
  void page.client.refetchQueries()
  await settle()
  expect(isShown()).toBe(false)
  auth.forced[0]?.(makeToken(alice))
  await vi.waitUntil(isShown)
  await settle()
  expect(page.api.requests).toEqual([])
  act(() => auth.setPending(false))
  await vi.waitUntil(() => page.api.requests.length === 1)
})

it('a page that is not restored from the cache is neither hidden nor confirmed', async () => {
  const { auth } = await openPage()
  tell('pageshow', false)
  tell('pagehide', false)
  expect(isShown()).toBe(true)
  await settle()
  expect(auth.forced).toEqual([])
})

it.each([
  ['nobody is signed in', createAskedAuth(null)],
  ['Clerk has never been loaded', { ...createAskedAuth(), ...createFakeAuth() }],
])('a page on which %s is neither hidden nor confirmed', async (_what, auth) => {
  probe(() => useAuthIdentity(), { auth })
  await settle()
  comeBack()
  expect(isShown()).toBe(true)
  await settle()
  expect(auth.calls).toEqual([])
})

it('no listener is left on the window once the provider is unmounted, or the user signed out', async () => {
  const listening: unknown[] = []
  vi.spyOn(window, 'addEventListener').mockImplementation((type) => void listening.push(type))
  vi.spyOn(window, 'removeEventListener').mockImplementation((type) => {
    const at = listening.indexOf(type)
    if (at !== -1) listening.splice(at, 1)
  })
  const own = () => listening.filter((type) => type === 'pagehide' || type === 'pageshow')
  const { auth, unmount } = probe(() => useAuthIdentity(), { as: alice, strict: true })
  expect(own()).toEqual(['pagehide', 'pageshow'])
  act(() => auth.signOut())
  expect(own()).toEqual([])
  act(() => auth.signIn('bob'))
  expect(own()).toHaveLength(2)
  unmount()
  expect(own()).toEqual([])
})

it('the provider mounts in a runtime without window.addEventListener, such as React Native', async () => {
  const { addEventListener } = window
  Reflect.set(window, 'addEventListener', undefined)
  try {
    const seen: unknown[] = []
    const { useAuth } = createFakeAuth(alice)
    function Who() {
      seen.push(useAuthIdentity()?.userId)
      return null
    }
    const { unmount } = render(
      <AuthFetchProvider useAuth={useAuth}>
        <Who />
      </AuthFetchProvider>,
    )
    expect(seen.at(-1)).toBe('alice')
    unmount()
  } finally {
    Reflect.set(window, 'addEventListener', addEventListener)
  }
})
