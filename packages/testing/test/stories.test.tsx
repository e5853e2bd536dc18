import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { isAuthFetchError } from '@x/auth-fetch'
import { AuthFetchProvider } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { createFakeApi, createFakeClerk, stepUpNeeded, type FakeClerk } from '@x/testing'
import { afterEach, expect, it, vi } from 'vitest'

// An app.
function Orders() {
  const options = { queryKey: ['orders'], url: '/api/orders' }
  const { data, error, isLoading, isPaused, refetch } = useAuthQuery<string[]>(options)
  if (isLoading) return <p>Loading…</p>
  if (isPaused) return <p>You are offline</p>
  if (isAuthFetchError(error, 'http') && error.status === 403)
    return <button onClick={() => void refetch()}>Is it you?</button>
  if (error) return <p role="alert">{error.message}</p>
  return data ? <button onClick={() => void refetch()}>{data.join(', ')}</button> : <p>Please sign in</p>
}

// Once for all tests.
function open(clerk: FakeClerk) {
  const api = createFakeApi({
    'GET /api/orders': ({ userId, orgId, claims }) =>
      claims?.fva?.[0] === 0 ? [`tea for ${orgId ?? userId}`] : Response.json(stepUpNeeded(), { status: 403 }),
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <AuthFetchProvider useAuth={clerk.useAuth} fetch={api.fetch}>
      <QueryClientProvider client={client}>
        <Orders />
      </QueryClientProvider>
    </AuthFetchProvider>,
  )
  return api
}

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('waits for Clerk, then shows the orders', async () => {
  const clerk = createFakeClerk()
  open(clerk)
  expect(screen.getByText('Loading…')).toBeTruthy()
  clerk.signIn('user_ada')
  expect(await screen.findByText('tea for user_ada')).toBeTruthy()
})

it('sends no request while signed out', () => {
  const api = open(createFakeClerk(null))
  expect(screen.getByText('Please sign in')).toBeTruthy()
  expect(api.requests).toEqual([])
})

it('forgets the orders at sign-out', async () => {
  const clerk = createFakeClerk('user_ada')
  open(clerk)
  await screen.findByText('tea for user_ada')
  clerk.signOut()
  expect(screen.getByText('Please sign in')).toBeTruthy()
})

it('shows the next user no data of the previous one', async () => {
  const clerk = createFakeClerk('user_ada')
  open(clerk)
  await screen.findByText('tea for user_ada')
  clerk.signIn('user_bob')
  expect(screen.getByText('Loading…')).toBeTruthy()
  expect(await screen.findByText('tea for user_bob')).toBeTruthy()
})

it('shows the orders of the new organization after a switch', async () => {
  const clerk = createFakeClerk({ userId: 'user_ada', orgId: 'org_tea' })
  open(clerk)
  await screen.findByText('tea for org_tea')
  clerk.switchOrganization('org_jam')
  expect(await screen.findByText('tea for org_jam')).toBeTruthy()
})

it('refreshes an expired token and sends the request again', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  const api = open(clerk)
  expect(await screen.findByText('tea for user_ada')).toBeTruthy()
  expect(api.requests.map(({ status }) => status)).toEqual([401, 200])
})

it('signs out when the session was ended on another device', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  clerk.revokeSession()
  open(clerk)
  expect(await screen.findByText('Please sign in')).toBeTruthy()
})

it('asks the user to re-verify', async () => {
  const clerk = createFakeClerk({ userId: 'user_ada', verifiedMinutesAgo: 30 })
  open(clerk)
  await screen.findByText('Is it you?')
  clerk.verify()
  fireEvent.click(screen.getByText('Is it you?'))
  expect(await screen.findByText('tea for user_ada')).toBeTruthy()
})

it('waits while offline, and loads when online again', async () => {
  const clerk = createFakeClerk('user_ada')
  open(clerk)
  await screen.findByText('tea for user_ada')
  clerk.goOffline()
  fireEvent.click(screen.getByText('tea for user_ada'))
  expect(await screen.findByText('You are offline')).toBeTruthy()
  clerk.goOnline()
  expect(await screen.findByText('tea for user_ada')).toBeTruthy()
})

it('gives up after ten seconds without a token', async () => {
  vi.useFakeTimers()
  const clerk = createFakeClerk('user_ada')
  clerk.holdTokens()
  open(clerk)
  await act(() => vi.advanceTimersByTimeAsync(10_001))
  expect(screen.getByRole('alert').textContent).toContain('token')
})
