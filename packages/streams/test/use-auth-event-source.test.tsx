import { act, cleanup, render, screen } from '@testing-library/react'
import { AuthFetchProvider, useAuthIdentity } from '@x/react/fetch'
import { useAuthEventSource } from '@x/streams/react'
import { createFakeClerk, type FakeClerk } from '@x/testing'
import { StrictMode, useLayoutEffect, useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { startEventServer, type EventServer } from './support/start-event-server.js'

afterEach(cleanup)

/** What the ticks said, beside who was signed in when they came. */
type Seen = { readonly user: string | undefined; readonly data: string }[]

function open(clerk: FakeClerk, server: EventServer, path: string | null = '/events') {
  const seen: Seen = []
  const opened: Event[] = []
  function Ticks() {
    const user = useAuthIdentity()?.userId
    const [last, setLast] = useState('')
    const url = path === null ? null : `${server.origin}${path}`
    const { readyState, error, reopen } = useAuthEventSource(url, {
      on: {
        tick({ data }) {
          seen.push({ user, data })
          setLast(data)
        },
      },
      onOpen: (event) => opened.push(event),
    })
    return (
      <button onClick={reopen}>
        {readyState} {error?.code} {last && 'ticking'}
      </button>
    )
  }
  const view = render(
    <StrictMode>
      <AuthFetchProvider useAuth={clerk.useAuth} origins={[server.origin]}>
        <Ticks />
      </AuthFetchProvider>
    </StrictMode>,
  )
  return { ...view, seen, opened }
}

const text = () => screen.getByRole('button').textContent?.trim()
const openOnes = (server: EventServer) => server.connections.filter(({ isOpen }) => isOpen).map(({ user }) => user)

it('waits for Clerk, then receives the events', async () => {
  const server = await startEventServer()
  const clerk = createFakeClerk()
  const { seen, opened } = open(clerk, server)
  expect(text()).toBe('connecting')
  expect(server.connections).toEqual([])
  clerk.signIn('user_ada')
  await screen.findByText('open ticking')
  expect(seen[0]).toEqual({ user: 'user_ada', data: 'user_ada 1' })
  expect(opened).toHaveLength(1)
  await vi.waitFor(() => expect(openOnes(server)).toEqual(['user_ada']))
})

it('opens no stream while signed out or for the URL null', async () => {
  const server = await startEventServer()
  open(createFakeClerk(null), server)
  await screen.findByText('closed')
  cleanup()
  open(createFakeClerk('user_ada'), server, null)
  expect(text()).toBe('closed')
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(server.connections).toEqual([])
})

it('closes at sign-out', async () => {
  const server = await startEventServer()
  const clerk = createFakeClerk('user_ada')
  const { seen } = open(clerk, server)
  await screen.findByText('open ticking')
  clerk.signOut()
  const { length } = seen
  await screen.findByText('closed ticking')
  await vi.waitFor(() => expect(openOnes(server)).toEqual([]))
  expect(seen).toHaveLength(length)
})

it('opens a new stream for the next user, without events of the previous one', async () => {
  const server = await startEventServer(1)
  const clerk = createFakeClerk('user_ada')
  const { seen } = open(clerk, server)
  await screen.findByText('open ticking')
  for (const user of ['user_bob', 'user_eve', 'user_ada']) {
    clerk.signIn(user)
    await vi.waitFor(() => expect(seen.at(-1)?.user).toBe(user))
  }
  expect(seen.filter(({ user, data }) => !data.startsWith(`${user} `))).toEqual([])
  // Each began anew: what somebody else has read is nobody's `Last-Event-ID`.
  expect(server.connections.every(({ lastEventId }) => lastEventId === undefined)).toBe(true)
  await vi.waitFor(() => expect(openOnes(server)).toEqual(['user_ada']))
})

it('opens a new stream when the organization changes', async () => {
  const server = await startEventServer()
  const clerk = createFakeClerk('user_ada')
  open(clerk, server)
  await screen.findByText('open ticking')
  const before = server.connections.length
  clerk.switchOrganization('org_tea')
  await vi.waitFor(() => expect(server.connections.length).toBe(before + 1))
  await vi.waitFor(() => expect(openOnes(server)).toHaveLength(1))
})

it('refreshes an expired token before it connects', async () => {
  const server = await startEventServer()
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  open(clerk, server)
  await screen.findByText('open ticking')
  expect(server.connections.at(-1)?.status).toBe(200)
})

it('stays closed after an error response until reopen()', async () => {
  const server = await startEventServer()
  server.status = 503
  open(createFakeClerk('user_ada'), server)
  await screen.findByText('closed 503')
  server.status = 200
  act(() => screen.getByRole('button').click())
  expect(text()).toBe('connecting')
  await screen.findByText('open ticking')
})

it('closes when the component unmounts', async () => {
  const server = await startEventServer()
  open(createFakeClerk('user_ada'), server)
  await screen.findByText('open ticking')
  cleanup()
  await vi.waitFor(() => expect(openOnes(server)).toEqual([]))
})

it('drops an event that arrives during the change to the next user', async () => {
  const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }
  environment.IS_REACT_ACT_ENVIRONMENT = false
  const bodies: ReadableStreamDefaultController<Uint8Array>[] = []
  const answer = async () =>
    new Response(new ReadableStream<Uint8Array>({ start: (controller) => void bodies.push(controller) }), {
      headers: { 'content-type': 'text/event-stream' },
    })
  const send = (data: string) => bodies[0]?.enqueue(new TextEncoder().encode(`data: ${data}\n\n`))
  const seen: (readonly [string | undefined, string])[] = []
  function Messages() {
    const user = useAuthIdentity()?.userId
    useAuthEventSource('/events', { on: { message: ({ data }) => seen.push([user, data]) } })
    useLayoutEffect(() => {
      if (user === 'user_bob') send('late')
    }, [user])
    return null
  }
  // State, whose updates React may put into force in several steps; those of a store it does not.
  let signIn: ((userId: string) => void) | undefined
  const getToken = async () => 'token'
  function useAuth() {
    const [userId, setUserId] = useState('user_ada')
    signIn = setUserId
    return { isLoaded: true, isSignedIn: true, userId, getToken }
  }
  render(
    <AuthFetchProvider useAuth={useAuth} fetch={answer}>
      <Messages />
    </AuthFetchProvider>,
  )
  await vi.waitFor(() => expect(bodies).toHaveLength(1))
  send('in time')
  await vi.waitFor(() => expect(seen).toEqual([['user_ada', 'in time']]))
  signIn?.('user_bob')
  await vi.waitFor(() => expect(bodies).toHaveLength(2))
  delete environment.IS_REACT_ACT_ENVIRONMENT
  expect(seen).toHaveLength(1)
})
