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

it('shows a request with its status and the age of its token', async () => {
  openApp(createFakeClerk('user_ada'))
  await screen.findByText('200')
  expect(rows()[0]).toMatch(/^200GET \/api\/orders http:\/\/localhost:3000token \d s old, \d\d s left/)
  expect(rows()[1]).toMatch(/user_ada is signed in$/)
})

it('says why a request got no token', async () => {
  const { send } = openApp(createFakeClerk('user_ada'))
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  await send('https://api.foo.com/orders')
  await send('/api/orders', { auth: false })
  await send('/api/orders', { headers: { Authorization: 'Bearer mine' } })
  expect(
    await screen.findByText('no token for https://api.foo.com: add it to origins', { selector: 'summary *' }),
  ).toBeTruthy()
  expect(rows().slice(0, 4).join()).toMatch(/has an Authorization header of its own.*auth: false.*add it to origins/)
})

it('shows a refused token, the refresh and the replay', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  openApp(clerk)
  expect(await screen.findByText(/token \d s old, \d\d s left, replayed/)).toBeTruthy()
  const steps = [...document.querySelectorAll('details li')].map((step) =>
    step.textContent?.replace(/^[\d.]+ m?s /, ''),
  )
  expect(steps).toEqual([
    'the token is there',
    'sent with a token',
    'the token was refused; there is a newer one',
    'sent again with the newer token',
    'answered 200, the second time',
  ])
})

it('tells that a token that was sent had expired', async () => {
  const clerk = createFakeClerk('user_ada')
  clerk.expireToken()
  clerk.refuseNextRefresh()
  openApp(clerk)
  expect(await screen.findByText(/token 12\d s old, expired 6\d s before/)).toBeTruthy()
  expect(rows()[0]).toMatch(/^401/)
})

it('tells who is signed in, and which queries left the cache with who was before', async () => {
  const clerk = createFakeClerk({ userId: 'user_ada', orgId: 'org_tea' })
  openApp(clerk)
  await screen.findByText('tea')
  clerk.signIn('user_bob')
  expect(await screen.findByText(/user_bob is signed in; removed from the query cache: \["orders"\]/)).toBeTruthy()
  clerk.signOut()
  expect(await screen.findByText(/Nobody is signed in; removed/)).toBeTruthy()
  expect(screen.getByText(/user_ada is signed in, in org_tea/)).toBeTruthy()
})

it('takes no other removal for one at the change', async () => {
  const clerk = createFakeClerk('user_ada')
  const { client } = openApp(clerk)
  await screen.findByText('tea')
  client.setQueryData(['rates', 'eur'], 1)
  clerk.signIn('user_bob')
  client.removeQueries({ queryKey: ['rates'] })
  await screen.findByText(/user_bob is signed in; removed/)
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
  expect(rows()[0]).toMatch(/no token/)
})

it('filters by URL and by what happened', async () => {
  const { send } = openApp(createFakeClerk('user_ada'))
  await screen.findByText('tea')
  await send('/api/nothing', { auth: false })
  await screen.findByText('404')
  const show = screen.getByRole('combobox', { name: 'Show' })
  const requestsIn = (view: string) => {
    fireEvent.change(show, { target: { value: view } })
    return screen.queryAllByText('GET').length
  }
  expect(['all', 'token', 'bare', 'refreshed', 'failed'].map(requestsIn)).toEqual([2, 1, 1, 0, 1])
  requestsIn('all')
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
      '-X POST',
      '-H "authorization: Bearer $TOKEN"',
      '-H "x-api-key: $X_API_KEY"',
      `--data-raw '{"item":"tea"}'`,
    ].join(' \\\n  '),
  ])
})

it('holds no token anywhere', async () => {
  const clerk = createFakeClerk('user_ada')
  const { send, container } = openApp(clerk)
  const { result } = renderHook(clerk.useAuth)
  const token = String(await result.current.getToken())
  await send(`/api/orders?jwt=${token}&next=${token}`, { method: 'POST', body: token, headers: { 'X-Trace': token } })
  await screen.findByText('POST')
  expect(container.innerHTML).toContain('POST')
  expect(container.innerHTML).not.toContain(token.slice(0, 20))
})

it('opens and closes by keyboard, and gives the focus back', () => {
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
