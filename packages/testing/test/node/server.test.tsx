import { createFakeApi, createFakeClerk, createFakeToken } from '@x/testing'
import { decodeJwt } from 'jose'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'

it('renders on a server without a warning', () => {
  const warn = vi.spyOn(console, 'error').mockImplementation(() => {})
  const clerk = createFakeClerk('user_ada')
  function Name() {
    return <p>{clerk.useAuth().userId}</p>
  }
  expect(renderToString(<Name />)).toBe('<p>user_ada</p>')
  expect(warn).not.toHaveBeenCalled()
})

it('goes offline and online without a page', async () => {
  const clerk = createFakeClerk('user_ada')
  const api = createFakeApi({ 'GET /rates': () => 1 }, { anonymous: true })
  clerk.goOffline()
  await expect(api.fetch('/rates')).rejects.toThrow('Failed to fetch')
  clerk.goOnline()
  expect((await api.fetch('/rates')).status).toBe(200)
})

it('creates tokens that decode without a page', () => {
  expect(decodeJwt(createFakeToken({ sub: 'user_é' })).sub).toBe('user_é')
})
