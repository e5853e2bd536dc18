import type { useAuth } from '@clerk/clerk-react'
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, renderHook, screen } from '@testing-library/react'
import { AuthFetchProvider } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { createFakeApi, createFakeClerk, type FakeAuthState } from '@x/testing'
import { decodeProtectedHeader } from 'jose'
import { StrictMode } from 'react'
import { afterEach, expect, expectTypeOf, it, vi } from 'vitest'
import { askToken, claimsIn } from './support.js'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it("gives tokens that decode to Clerk's claims", async () => {
  const clerk = createFakeClerk({
    userId: 'user_ada',
    orgId: 'org_tea',
    orgRole: 'org:admin',
    claims: { plan: 'pro é' },
  })
  const token = await askToken(clerk)
  const { iat = 0, ...claims } = claimsIn(token)
  expect(decodeProtectedHeader(String(token))).toMatchObject({ alg: 'RS256', typ: 'JWT' })
  expect(claims).toMatchObject({
    sub: 'user_ada',
    sid: 'sess_1',
    azp: 'http://localhost:3000',
    exp: iat + 60,
    v: 2,
    sts: 'active',
    fva: [0, -1],
    o: { id: 'org_tea', slg: 'org_tea', rol: 'admin' },
    plan: 'pro é',
  })
  expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(5)
})

it('returns tokens of templates and of other organizations', async () => {
  const clerk = createFakeClerk('user_ada')
  const template = claimsIn(await askToken(clerk, { template: 'billing' }))
  expect(template).toMatchObject({ sub: 'user_ada', template: 'billing' })
  expect(template).not.toHaveProperty('sid')
  expect(claimsIn(await askToken(clerk, { organizationId: 'org_jam' }))).toMatchObject({ o: { id: 'org_jam' } })
  expect(claimsIn(await askToken(clerk))).not.toHaveProperty('o')
  expect(clerk.tokenCalls).toEqual([{ template: 'billing' }, { organizationId: 'org_jam' }, {}])
})

it('keeps a token until 15 seconds before it expires, or until skipCache', async () => {
  vi.useFakeTimers()
  const clerk = createFakeClerk('user_ada')
  const first = await askToken(clerk)
  vi.advanceTimersByTime(44_000)
  expect(await askToken(clerk)).toBe(first)
  vi.advanceTimersByTime(2_000)
  const second = await askToken(clerk)
  expect(second).not.toBe(first)
  vi.advanceTimersByTime(2_000)
  expect(await askToken(clerk, { skipCache: true })).not.toBe(second)
})

it('returns the expired token until it is refreshed', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  const now = Date.now() / 1000
  expect(claimsIn(await askToken(clerk)).exp).toBeLessThan(now - 5)
  expect(claimsIn(await askToken(clerk)).exp).toBeLessThan(now - 5)
  expect(claimsIn(await askToken(clerk, { skipCache: true })).exp).toBeGreaterThan(now)
  expect(claimsIn(await askToken(clerk)).exp).toBeGreaterThan(now)
})

it('rejects one refresh and keeps the session', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.refuseNextRefresh()
  expect(await askToken(clerk)).not.toBeNull()
  await expect(askToken(clerk, { skipCache: true })).rejects.toMatchObject({ status: 429 })
  expect(await askToken(clerk, { skipCache: true })).not.toBeNull()
})

it('signs out when a refresh finds the session revoked', async () => {
  const clerk = createFakeClerk('user_ada')
  const { result } = renderHook(clerk.useAuth)
  clerk.revokeSession()
  expect(result.current.isSignedIn).toBe(true)
  await expect(result.current.getToken({ skipCache: true })).rejects.toMatchObject({ status: 401 })
  expect(result.current.isSignedIn).toBe(false)
  expect(await result.current.getToken()).toBeNull()
})

it('has no user while it loads, and resolves getToken afterwards', async () => {
  const clerk = createFakeClerk('user_ada')
  const { result } = renderHook(clerk.useAuth)
  clerk.startLoading()
  expect(result.current).toMatchObject({ isLoaded: false, isSignedIn: undefined, userId: undefined, orgId: undefined })
  const token = result.current.getToken()
  const first = await Promise.race([token, Promise.resolve('waits')])
  expect(first).toBe('waits')
  clerk.finishLoading()
  expect(result.current.userId).toBe('user_ada')
  expect(claimsIn(await token).sub).toBe('user_ada')
})

it('returns roles and permissions of the active organization', () => {
  const clerk = createFakeClerk({
    userId: 'user_ada',
    orgId: 'org_tea',
    orgRole: 'org:admin',
    orgPermissions: ['org:tea:brew'],
  })
  const { result } = renderHook(clerk.useAuth)
  expect(result.current.has({ role: 'org:admin' })).toBe(true)
  expect(result.current.has({ permission: 'org:tea:brew' })).toBe(true)
  clerk.switchOrganization('org_jam')
  expect(result.current).toMatchObject({
    userId: 'user_ada',
    orgId: 'org_jam',
    orgRole: 'org:member',
    sessionId: 'sess_1',
  })
  expect(result.current.has({ permission: 'org:tea:brew' })).toBe(false)
  clerk.switchOrganization(null)
  expect(result.current).toMatchObject({ orgId: null, orgRole: null, orgSlug: null })
})

it('starts a new session at each sign-in', async () => {
  const clerk = createFakeClerk('user_ada')
  const { result } = renderHook(clerk.useAuth)
  await result.current.signOut()
  expect(result.current).toMatchObject({ isLoaded: true, isSignedIn: false, userId: null, sessionId: null })
  expect(() => clerk.expireToken()).toThrow('createFakeClerk() is signed out')
  clerk.signIn('user_ada')
  expect(result.current.sessionId).toBe('sess_2')
})

it('returns only the cached token without a network', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.goOffline()
  expect(navigator.onLine).toBe(false)
  expect(claimsIn(await askToken(clerk)).sub).toBe('user_ada')
  await expect(askToken(clerk, { skipCache: true })).rejects.toMatchObject({ code: 'clerk_offline' })
  clerk.goOnline()
  expect(navigator.onLine).toBe(true)
  expect(await askToken(clerk, { skipCache: true })).not.toBeNull()
})

it.each(['outside', 'inside'])(
  'has the network back for the next test, with the QueryClientProvider %s',
  async (where) => {
    const client = new QueryClient()
    const api = createFakeApi({ 'GET /api/orders': () => 'tea' })
    const clerk = createFakeClerk('user_ada')
    function Orders() {
      return <p>{useAuthQuery<string>({ queryKey: ['orders'], url: '/api/orders' }).data}</p>
    }
    const inner =
      where === 'inside' ? (
        <QueryClientProvider client={client}>
          <Orders />
        </QueryClientProvider>
      ) : (
        <Orders />
      )
    const auth = (
      <AuthFetchProvider useAuth={clerk.useAuth} fetch={api.fetch}>
        {inner}
      </AuthFetchProvider>
    )
    render(
      <StrictMode>
        <QueryClientProvider client={client}>{auth}</QueryClientProvider>
      </StrictMode>,
    )
    await screen.findByText('tea')
    clerk.goOffline()
    expect(onlineManager.isOnline()).toBe(false)
    cleanup()
    expect(navigator.onLine).toBe(true)
    expect(onlineManager.isOnline()).toBe(true)
  },
)

it('stays offline through the double effects of StrictMode', () => {
  const clerk = createFakeClerk('user_ada')
  clerk.goOffline()
  renderHook(clerk.useAuth, { wrapper: StrictMode })
  expect(navigator.onLine).toBe(false)
})

it('does not wrap updates in act when the test turns act off', async () => {
  const clerk = createFakeClerk('user_ada')
  const { result } = renderHook(clerk.useAuth)
  const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }
  environment.IS_REACT_ACT_ENVIRONMENT = false
  clerk.signOut()
  delete environment.IS_REACT_ACT_ENVIRONMENT
  await vi.waitFor(() => expect(result.current.isSignedIn).toBe(false))
})

it("has every field of Clerk's own useAuth", () => {
  expectTypeOf<keyof ReturnType<typeof useAuth>>().toEqualTypeOf<keyof FakeAuthState>()
})
