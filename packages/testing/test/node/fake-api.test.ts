import { createFakeApi, createFakeClerk, createFakeToken } from '@x/testing'
import { createAuthFetch } from '@x/auth-fetch'
import { expect, it } from 'vitest'

function bearer(claims: object = {}) {
  const token = createFakeToken({ sub: 'user_ada', exp: Date.now() / 1000 + 60, ...claims })
  return { headers: { Authorization: `Bearer ${token}` } }
}

it('rejects requests whose token is missing, expired or not a JWT', async () => {
  const api = createFakeApi({ 'GET /orders': () => 'tea' })
  const inits = [{}, bearer({ exp: Date.now() / 1000 - 10 }), { headers: { Authorization: 'Bearer opaque' } }, bearer()]
  for (const init of inits) await api.fetch('/orders', init)
  expect(api.requests.map(({ status, userId }) => [status, userId])).toEqual([
    [401, null],
    [401, 'user_ada'],
    [401, null],
    [200, 'user_ada'],
  ])
})

it('passes the user, the parameters and the body to a route', async () => {
  const api = createFakeApi({
    'POST /shops/:shop/orders': ({ userId, orgId, params, body, url }) => ({
      userId,
      orgId,
      params,
      body,
      query: url.search,
    }),
  })
  const init = { method: 'POST', body: JSON.stringify({ item: 'tea' }), ...bearer({ o: { id: 'org_tea' } }) }
  const response = await api.fetch('https://api.example.com/shops/a%20b/orders?dry', init)
  expect(await response.json()).toEqual({
    userId: 'user_ada',
    orgId: 'org_tea',
    params: { shop: 'a b' },
    body: { item: 'tea' },
    query: '?dry',
  })
})

it('reads the method and the body of a Request', async () => {
  const api = createFakeApi({ 'PUT /orders': ({ body, method }) => ({ body, method }) })
  const response = await api.fetch(new Request('http://localhost/orders', { method: 'PUT', body: 'tea', ...bearer() }))
  expect(await response.json()).toEqual({ body: 'tea', method: 'PUT' })
})

it('distinguishes routes by origin', async () => {
  const api = createFakeApi({ 'GET https://a.example/x': () => 'a', 'GET https://b.example/x': () => 'b' })
  const response = await api.fetch('https://b.example/x', bearer())
  expect(await response.json()).toBe('b')
})

it('answers with an empty body, with the Response of a route, or with 404 if no route matches', async () => {
  const api = createFakeApi({
    'DELETE /orders': () => undefined,
    'GET /orders': () => new Response('busy', { status: 503 }),
  })
  const statuses = [
    await api.fetch('/orders', { method: 'DELETE', ...bearer() }),
    await api.fetch('/orders', bearer()),
    await api.fetch('/jam', bearer()),
  ]
  expect(statuses.map(({ status }) => status)).toEqual([204, 503, 404])
  expect(await statuses[2]?.json()).toEqual({ error: "createFakeApi() has no route 'GET /jam': add it to its routes." })
})

it('serves requests without a token only with anonymous: true, and always rejects invalid tokens', async () => {
  const api = createFakeApi({ 'GET /rates': ({ userId }) => ({ userId }) }, { anonymous: true })
  const nobody = await api.fetch('/rates')
  expect(await nobody.json()).toEqual({ userId: null })
  const expired = await api.fetch('/rates', bearer({ exp: 1 }))
  const opaque = await api.fetch('/rates', { headers: { Authorization: 'Bearer opaque' } })
  expect([expired.status, opaque.status]).toEqual([401, 401])
})

it('uses the response of answerNext for the next request only', async () => {
  const api = createFakeApi({ 'GET /orders': () => 'tea' })
  api.answerNext(500, { error: 'down' })
  const responses = [await api.fetch('/orders', bearer()), await api.fetch('/orders', bearer())]
  expect(responses.map(({ status }) => status)).toEqual([500, 200])
})

it('holds responses until release() or until the request is aborted', async () => {
  const api = createFakeApi({ 'GET /orders': () => 'tea' })
  api.hold()
  const controller = new AbortController()
  const aborted = api.fetch('/orders', { ...bearer(), signal: controller.signal })
  const waiting = api.fetch('/orders', bearer())
  controller.abort()
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
  expect(await Promise.race([waiting, Promise.resolve('waits')])).toBe('waits')
  api.release()
  expect((await waiting).status).toBe(200)
})

it('fails as fetch does without a network', async () => {
  const clerk = createFakeClerk('user_ada')
  const api = createFakeApi({ 'GET /orders': () => 'tea' })
  clerk.goOffline()
  await expect(api.fetch('/orders', bearer())).rejects.toThrow(TypeError)
  clerk.goOnline()
  expect((await api.fetch('/orders', bearer())).status).toBe(200)
})

it('serves createAuthFetch, which replays after a refresh', async () => {
  const api = createFakeApi({ 'GET /orders': ({ userId }) => userId })
  const [expired, fresh] = [-60, 60].map((seconds) =>
    createFakeToken({ sub: 'user_ada', exp: Date.now() / 1000 + seconds }),
  )
  const getToken = (options?: { skipCache?: boolean }) => (options?.skipCache ? fresh : expired)
  const authFetch = createAuthFetch({ getToken, fetch: api.fetch, baseUrl: 'https://api.example.com' })
  expect(await (await authFetch('/orders')).json()).toBe('user_ada')
  expect(api.requests.map(({ status }) => status)).toEqual([401, 200])
})
