/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { describe, expect, it, vi } from 'vitest'
import { createAuthFetch, type AuthFetchOptions, type GetTokenOptions, type Identity } from '../src/index.js'
import { deferred, errorOf, settleMicrotasks } from './support/deferred.js'
import { createStub, jwt } from './support/tokens.js'

const origins = ['https://api.example.com']
const url = 'https://api.example.com/notes'
const alice: Identity = { userId: 'alice', sessionId: 'sess_a', orgId: 'org_1' }

const changes: [string, Identity | null][] = [
  ['another user', { ...alice, userId: 'bob' }],
  ['another session', { ...alice, sessionId: 'sess_b' }],
  ['another organization', { ...alice, orgId: 'org_2' }],
  ['no organization', { ...alice, orgId: null }],
  ['nobody', null],
]

describe('a change of the identity', () => {
  it.each(changes)('A change to %s during the wait for the token sends nothing', async (_, later) => {
    let identity: Identity | null = alice
    const token = deferred<string>()
    const stub = createStub()
    const authFetch = createAuthFetch({
      getToken: () => token.promise,
      identity: () => identity,
      origins,
      fetch: stub.fetch,
    })
    const call = authFetch(url)
    await settleMicrotasks()
    identity = later
    token.resolve('opaque')
    expect(await errorOf(call)).toMatchObject({ name: 'IdentityChangedError', code: 'identity_changed' })
    expect(stub.sent).toEqual([])
  })

  it.each(changes)('A change to %s during a refresh sends no replay and cancels the 401', async (_, later) => {
    let identity: Identity | null = alice
    const refreshed = deferred<string>()
    const cancel = vi.fn<() => void>()
    const sent: unknown[] = []
    const authFetch = createAuthFetch({
      getToken: (options?: GetTokenOptions) => (options?.skipCache ? refreshed.promise : 'opaque'),
      identity: () => identity,
      origins,
      fetch: (input) =>
        Promise.resolve(new Response(new ReadableStream({ cancel }), { status: (sent.push(input), 401) })),
    })
    const call = authFetch(url)
    await settleMicrotasks()
    identity = later
    refreshed.resolve('newer')
    expect(await errorOf(call)).toMatchObject({ code: 'identity_changed' })
    expect([sent.length, cancel.mock.calls.length]).toEqual([1, 1])
  })

  it.each(changes)('A change to %s before the response discards the response', async (_, later) => {
    let identity: Identity | null = alice
    const cancel = vi.fn<() => void>()
    const answer = deferred<Response>()
    const authFetch = createAuthFetch({
      getToken: () => 'opaque',
      identity: () => identity,
      origins,
      fetch: () => answer.promise,
    })
    const call = authFetch(url)
    await settleMicrotasks()
    identity = later
    answer.resolve(new Response(new ReadableStream({ cancel })))
    expect(await errorOf(call)).toMatchObject({ code: 'identity_changed' })
    expect(cancel).toHaveBeenCalledTimes(1)
  })

  it.each(changes)('A change to %s before the second response discards that response', async (_, later) => {
    let identity: Identity | null = alice
    const statuses = [401, 200]
    const authFetch = createAuthFetch({
      getToken: (options?: GetTokenOptions) => (options?.skipCache ? 'newer' : 'opaque'),
      identity: () => identity,
      origins,
      fetch: () => {
        const status = statuses.shift() ?? 500
        if (status === 200) identity = later
        return Promise.resolve(new Response('for alice', { status }))
      },
    })
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'identity_changed' })
  })

  it('A change inside the same identity object is detected', async () => {
    const identity = { userId: 'alice' }
    const token = deferred<string>()
    const authFetch = createAuthFetch({
      getToken: () => token.promise,
      identity: () => identity,
      origins,
      fetch: createStub().fetch,
    })
    const call = authFetch(url)
    identity.userId = 'bob'
    token.resolve('opaque')
    expect(await errorOf(call)).toMatchObject({ code: 'identity_changed' })
  })

  it('An equal identity is the same, and a missing organization is the same as null', async () => {
    const identities: Identity[] = [
      { userId: 'a' },
      { userId: 'a', orgId: null },
      { userId: 'a', orgId: undefined, sessionId: null },
    ]
    const authFetch = createAuthFetch({
      getToken: () => 'opaque',
      identity: () => identities.shift() ?? { userId: 'a' },
      origins,
      fetch: createStub().fetch,
    })
    expect((await authFetch(url)).status).toBe(200)
  })

  it('getToken is not called while nobody is signed in', async () => {
    const getToken = vi.fn<() => string>(() => 'of a session that is not active')
    const authFetch = createAuthFetch({ getToken, identity: () => null, origins, fetch: createStub().fetch })
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'signed_out' })
    expect(getToken).not.toHaveBeenCalled()
  })

  it('identity is not called for a request that gets no token', async () => {
    const identity = vi.fn<() => Identity>(() => alice)
    const authFetch = createAuthFetch({ getToken: () => 'opaque', identity, origins, fetch: createStub().fetch })
    await authFetch('https://public.example.com/')
    await authFetch(url, { auth: false })
    expect(identity).not.toHaveBeenCalled()
  })

  it.each([1, 2, 3, 4, 5])('An error of identity rejects the request unchanged, also at call %s', async (turn) => {
    const failure = new Error('no provider')
    let asked = 0
    const statuses = [401, 200]
    const authFetch = createAuthFetch({
      getToken: (options?: GetTokenOptions) => (options?.skipCache ? 'newer' : 'opaque'),
      identity: () => {
        asked += 1
        if (asked === turn) throw failure
        return alice
      },
      origins,
      fetch: () => Promise.resolve(new Response(null, { status: statuses.shift() ?? 500 })),
    })
    expect(await errorOf(authFetch(url))).toBe(failure)
  })
})

describe('the claims of a JWT', () => {
  const send = (claims: object, options: Partial<AuthFetchOptions> = {}, auth: GetTokenOptions = {}) => {
    const getToken = () => jwt(claims)
    const authFetch = createAuthFetch({
      getToken,
      identity: () => alice,
      origins,
      fetch: createStub().fetch,
      ...options,
    })
    return authFetch(url, { auth })
  }

  it.each([
    ['another user', { sub: 'bob' }],
    ['another session', { sub: 'alice', sid: 'sess_b' }],
    ['another organization, version 1', { sub: 'alice', org_id: 'org_2' }],
    ['another organization, version 2', { sub: 'alice', v: 2, o: { id: 'org_2' } }],
    ['no organization, version 2', { sub: 'alice', sid: 'sess_a', v: 2 }],
  ])('A token of %s is not sent', async (_, claims) => {
    expect(await errorOf(send(claims))).toMatchObject({ code: 'identity_changed' })
  })

  it.each([
    ['all the same', { sub: 'alice', sid: 'sess_a', v: 2, o: { id: 'org_1' } }],
    ['the same organization, version 1', { sub: 'alice', sid: 'sess_a', org_id: 'org_1' }],
    ['no organization claim, as in a template', { sub: 'alice' }],
    ['no claims', {}],
    ['claims of other kinds', { sub: 5, sid: null, o: 'org' }],
  ])('A token with %s is sent', async (_, claims) => {
    expect((await send(claims)).status).toBe(200)
  })

  it('A token for the organization that the request names is sent', async () => {
    const claims = { sub: 'alice', sid: 'sess_a', v: 2, o: { id: 'org_2' } }
    expect((await send(claims, {}, { organizationId: 'org_2' })).status).toBe(200)
    expect(await errorOf(send(claims, {}, { organizationId: 'org_3' }))).toMatchObject({ code: 'identity_changed' })
  })

  it('Claims are not compared with fields that the identity leaves out', async () => {
    const identity = () => ({ userId: 'alice' })
    expect((await send({ sub: 'alice', sid: 'sess_x', v: 2, o: { id: 'org_x' } }, { identity })).status).toBe(200)
  })

  it('A token of an organization is not sent for a user without one', async () => {
    const identity = () => ({ userId: 'alice', orgId: null })
    expect(await errorOf(send({ sub: 'alice', o: { id: 'org_1' } }, { identity }))).toMatchObject({
      code: 'identity_changed',
    })
  })

  it('The same token is checked again for each identity and organization', async () => {
    let identity: Identity = { userId: 'alice', orgId: 'org_1' }
    const token = jwt({ sub: 'alice', v: 2, sid: 's', o: { id: 'org_1' } })
    const authFetch = createAuthFetch({
      getToken: () => token,
      identity: () => identity,
      origins,
      fetch: createStub().fetch,
    })
    expect((await authFetch(url)).status).toBe(200)
    expect(await errorOf(authFetch(url, { auth: { organizationId: 'org_2' } }))).toMatchObject({
      code: 'identity_changed',
    })
    identity = { userId: 'bob', orgId: 'org_1' }
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'identity_changed' })
  })

  it('A token is checked before the replay too', async () => {
    const getToken = (options?: GetTokenOptions) => jwt({ sub: options?.skipCache ? 'bob' : 'alice' })
    const stub = createStub(() => false)
    const authFetch = createAuthFetch({ getToken, identity: () => alice, origins, fetch: stub.fetch })
    expect(await errorOf(authFetch(url))).toMatchObject({ code: 'identity_changed' })
    expect(stub.sent).toHaveLength(1)
  })

  it('A token is not parsed without the option identity', async () => {
    const authFetch = createAuthFetch({ getToken: () => jwt({ sub: 'anybody' }), origins, fetch: createStub().fetch })
    expect((await authFetch(url)).status).toBe(200)
  })
})
