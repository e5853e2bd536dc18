import { act, cleanup, fireEvent, renderHook, screen, within } from '@testing-library/react'
import { createFakeClerk } from '@x/testing'
import { afterEach, expect, it, vi } from 'vitest'
import { openApp } from './support/open-app.js'

afterEach(() => {
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
  cleanup()
})

function rows() {
  const list = screen.getByRole('list', { name: 'Requests, newest first' })
  return [...list.children].map((row) => (row.querySelector('summary') ?? row).textContent ?? '')
}

/** What there is to choose from, and how much of each. */
function counts() {
  return screen.getAllByRole('radio').map((radio) => radio.parentElement?.textContent)
}

it('shows a request with its status and the age of its token', async () => {
  openApp(createFakeClerk('user_ada'))
  await screen.findByText('200')
  expect(rows()[0]).toMatch(/^\S.* 200 GET http:\/\/localhost:3000\/api\/orders token \d s old, \d\d s left \d+ ms$/)
  expect(rows()[1]).toMatch(/Signed in: user_ada$/)
})

it('shows why a request got no token', async () => {
  const { send } = openApp(createFakeClerk('user_ada'))
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  await send('https://api.foo.com/orders')
  await send('/api/orders', { auth: false })
  await send('/api/orders', { headers: { Authorization: 'Bearer mine' } })
  expect(
    await screen.findByText('no token for https://api.foo.com: add it to origins', { selector: 'summary *' }),
  ).toBeTruthy()
  expect(rows().slice(0, 4).join()).toMatch(/has its own Authorization header.*auth: false.*add it to origins/)
})

it('shows a rejected token, the refresh and the replay', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  openApp(clerk)
  expect(await screen.findByText('rejected, replayed')).toBeTruthy()
  expect(rows()[0]).toMatch(/token \d s old, \d\d s left rejected, replayed/)
  const steps = [...document.querySelectorAll('details ol li')].map((step) =>
    step.textContent?.replace(/^[\d.]+ m?s /, ''),
  )
  expect(steps).toEqual([
    'waiting for a token',
    'got a token',
    expect.stringMatching(/^sent with a token 12\d s old, expired 6\d s before$/),
    'the token was rejected; waiting for a newer one',
    'got a newer token',
    expect.stringMatching(/^sent again with a token \d s old, \d\d s left$/),
    'answered 200 after the replay',
  ])
})

it('shows that a token had expired when it was sent', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  clerk.refuseNextRefresh()
  openApp(clerk)
  expect(await screen.findByText('rejected')).toBeTruthy()
  expect(rows()[0]).toMatch(/ 401 .* token 12\d s old, expired 6\d s before rejected /)
})

it('shows the current user, and which queries were removed with the previous one', async () => {
  const clerk = createFakeClerk({ userId: 'user_ada', orgId: 'org_tea' })
  openApp(clerk)
  await screen.findByText('tea')
  const identities = () => rows().filter((row) => !row.includes('GET'))
  clerk.switchOrganization('org_coffee')
  await screen.findByText(/^Organization switched/)
  expect(identities()[0]).toMatch(/ user_ada, org_tea → org_coffeeremoved from the query cache:\["orders"\]$/)
  clerk.signIn('user_bob')
  await screen.findByText('User switched: user_ada, org_coffee → user_bob')
  clerk.signOut()
  await screen.findByText('Signed out: user_bob')
  expect(identities()[0]).toMatch(/\["orders"\]$/)
  expect(identities().at(-1)).toMatch(/ Signed in: user_ada, org_tea$/)
})

it('shows what a request waited for', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.holdTokens()
  openApp(clerk)
  await screen.findByText('pending')
  expect(rows()[0]).toMatch(/ pending GET .* waiting for a token …$/)
  await act(() => new Promise((resolve) => setTimeout(resolve, 30)))
  clerk.releaseTokens()
  await screen.findByText('tea')
  await screen.findByText('200')
  const [token, network] = screen.getByRole('list', { name: 'Time spent' }).children
  expect(Number(/^token (\d+) ms$/.exec(token?.textContent ?? '')?.[1])).toBeGreaterThan(20)
  expect(network?.textContent).toMatch(/^network \d+ ms$/)
})

it('does not count a request that waits for its token as with or without a token', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.holdTokens()
  openApp(clerk)
  await screen.findByText('pending')
  expect(counts()).toEqual(['All 1', 'With a token 0', 'Without 0', 'Token rejected 0', 'Failed 0'])
  clerk.releaseTokens()
  await screen.findByText('200')
  expect(counts()).toEqual(['All 1', 'With a token 1', 'Without 0', 'Token rejected 0', 'Failed 0'])
})

it('marks a request whose token was rejected while it waits for a newer one, and when it is aborted then', async () => {
  const clerk = createFakeClerk('user_ada')
  const { api, send } = openApp(clerk)
  await screen.findByText('tea')
  clerk.expireToken()
  api.hold()
  const abort = new AbortController()
  const response = send('/api/orders', { signal: abort.signal })
  await vi.waitUntil(() => api.requests.length === 2)
  clerk.holdTokens()
  api.release()
  const words = await screen.findByText('rejected, waiting for a newer token')
  expect(words.dataset['tone']).toBe('warn')
  expect(counts()).toEqual(['All 2', 'With a token 2', 'Without 0', 'Token rejected 1', 'Failed 0'])
  abort.abort()
  await expect(response).rejects.toThrow('abort')
  expect(await screen.findByText('rejected')).toBeTruthy()
  expect(rows()[0]).toMatch(/ failed GET .* AbortError token .* rejected /)
  expect(counts()).toEqual(['All 2', 'With a token 2', 'Without 0', 'Token rejected 1', 'Failed 1'])
})

it('ignores removals that do not belong to the identity change', async () => {
  const clerk = createFakeClerk('user_ada')
  const { client } = openApp(clerk)
  await screen.findByText('tea')
  client.setQueryData(['rates', 'eur'], 1)
  clerk.signIn('user_bob')
  client.removeQueries({ queryKey: ['rates'] })
  await screen.findByText('User switched: user_ada → user_bob')
  client.removeQueries()
  await act(async () => {})
  expect(rows().join()).not.toContain('rates')
  expect(
    rows()
      .join()
      .match(/orders"/g),
  ).toHaveLength(1)
})

it('shows the error of a request that rejects', async () => {
  const { send } = openApp(createFakeClerk(null))
  await expect(send('/api/orders')).rejects.toThrow('signed in')
  await screen.findByText('SignedOutError')
  expect(rows()[0]).toMatch(/ failed GET .* SignedOutError no token/)
  expect(screen.getByText(/^SignedOutError: signed out, nothing was sent/)).toBeTruthy()
})

it('filters by URL and by outcome', async () => {
  const { send } = openApp(createFakeClerk('user_ada'))
  await screen.findByText('tea')
  await send('/api/nothing', { auth: false })
  await screen.findByText('404')
  const views = screen.getAllByRole('radio').map((radio) => {
    fireEvent.click(radio)
    return [radio.parentElement?.textContent, screen.queryAllByText('GET').length]
  })
  expect(views).toEqual([
    ['All 2', 2],
    ['With a token 1', 1],
    ['Without 1', 1],
    ['Token rejected 0', 0],
    ['Failed 1', 1],
  ])
  fireEvent.click(screen.getByRole('radio', { name: /^All/ }))
  fireEvent.change(screen.getByRole('searchbox', { name: 'Filter by URL' }), { target: { value: 'NOTHING' } })
  expect(screen.getAllByText('GET')).toHaveLength(1)
})

it('copies a request as curl without its token', async () => {
  const written: string[] = []
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void written.push(text)) },
  })
  const { send } = openApp(createFakeClerk('user_ada'))
  await send('/api/orders?size=2', { method: 'POST', body: '{"item":"tea"}', headers: { 'X-Api-Key': 'hush' } })
  const row = (await screen.findByText('POST')).closest('details')
  fireEvent.click(within(row as HTMLElement).getByText('Copy as curl')) // the row is there
  expect(await screen.findByText('Copied')).toBeTruthy()
  expect(written).toEqual([
    [
      "curl 'http://localhost:3000/api/orders?size=2'",
      "-X 'POST'",
      `-H 'authorization: Bearer '"$TOKEN"`,
      `-H 'x-api-key: '"$X_API_KEY"`,
      `--data-raw '{"item":"tea"}'`,
    ].join(' \\\n  '),
  ])
})

it('contains no token', async () => {
  const clerk = createFakeClerk('user_ada')
  const { send, container } = openApp(clerk)
  const { result } = renderHook(clerk.useAuth)
  const token = String(await result.current.getToken())
  await send(`/api/orders?jwt=${token}&next=${token}`, { method: 'POST', body: token, headers: { 'X-Trace': token } })
  await screen.findByText('POST')
  expect(container.innerHTML).toContain('POST')
  expect(container.innerHTML).not.toContain(token.slice(0, 20))
})

it('opens and closes by keyboard, and restores the focus', () => {
  openApp(createFakeClerk('user_ada'))
  const button = screen.getByRole('button', { name: 'auth-fetch' })
  const search = screen.getByRole('searchbox')
  search.focus()
  fireEvent.keyDown(search, { key: 'Escape' })
  expect(screen.queryByRole('searchbox')).toBeNull()
  expect(document.activeElement).toBe(button)
  fireEvent.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(screen.getByRole('searchbox')).toBeTruthy()
})
