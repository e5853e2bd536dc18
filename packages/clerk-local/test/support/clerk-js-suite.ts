import { verifyToken } from '@clerk/backend'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { PAGE_ORIGIN } from './behave-as-browser.js'
import { activeSession, openPage, openSignedInPage, reloadPage, signIn } from './open-page.js'
import { readClaims } from './read-claims.js'
import { startServer } from './start-server.js'

/** What the real clerk-js of one major does against the server. */
export function describeClerkJs(major: 5 | 6): void {
  // clerk-js reads the lock of its tabs again up to a second after its last use, and needs `window` for that.
  afterAll(() => new Promise((resolve) => setTimeout(resolve, 1200)))

  describe(`clerk-js ${major}`, () => {
    it('loads signed out without an error on the console', async () => {
      const error = vi.spyOn(console, 'error')
      const server = await startServer()
      const clerk = await openPage(major, server)
      expect(clerk.version).toMatch(new RegExp(`^${major}\\.`))
      expect(clerk.user).toBeNull()
      expect(server.requests().map(({ status }) => status)).toEqual([200, 200, 200])
      expect(error).not.toHaveBeenCalled()
    })

    it('signs in by password', async () => {
      const server = await startServer()
      const clerk = await openSignedInPage(major, server)
      expect(clerk.user).toMatchObject({ id: 'user_alice', fullName: 'Alice Anders' })
      expect(readClaims(await activeSession(clerk).getToken())).toMatchObject({
        sub: 'user_alice',
        fva: [0, -1],
      })
    })

    it('signs in by identifier first and password second', async () => {
      const server = await startServer()
      const clerk = await openPage(major, server)
      const begun = await clerk.client.signIn.create({ identifier: 'bob@example.com' })
      expect(begun.status).toBe('needs_first_factor')
      const done = await begun.attemptFirstFactor({ strategy: 'password', password: 'clerk-local-demo' })
      expect(done.status).toBe('complete')
      await clerk.setActive({ session: done.createdSessionId })
      expect(clerk.user?.id).toBe('user_bob')
    })

    it.each([
      ['a wrong password', 'alice@example.com', 'form_password_incorrect'],
      ['an unknown user', 'nobody@example.com', 'form_identifier_not_found'],
    ])("refuses %s with Clerk's code", async (_what, identifier, code) => {
      const server = await startServer()
      const clerk = await openPage(major, server)
      const attempt = clerk.client.signIn.create({ strategy: 'password', identifier, password: 'wrong' })
      await expect(attempt).rejects.toMatchObject({
        status: 422,
        errors: [{ code, longMessage: expect.any(String) }],
      })
      expect(clerk.client.sessions).toEqual([])
    })

    it('signs in by ticket, once', async () => {
      const server = await startServer()
      const clerk = await openPage(major, server)
      const ticket = server.createTicket('user_bob')
      const { createdSessionId } = await clerk.client.signIn.create({ strategy: 'ticket', ticket })
      await clerk.setActive({ session: createdSessionId })
      expect(clerk.user?.id).toBe('user_bob')
      await expect(clerk.client.signIn.create({ strategy: 'ticket', ticket })).rejects.toMatchObject({
        errors: [{ code: 'ticket_invalid_code' }],
      })
    })

    it('starts signed in with the cookies of a signed-in client', async () => {
      const server = await startServer()
      const { sessionId, cookies } = server.createSignedInClient('user_alice', { organizationId: 'org_acme' })
      const clerk = await openPage(major, server, cookies)
      expect(clerk.session?.id).toBe(sessionId)
      expect(clerk.organization?.id).toBe('org_acme')
      expect(readClaims(await activeSession(clerk).getToken())).toMatchObject({
        sid: sessionId,
        azp: PAGE_ORIGIN,
      })
    })

    it('keeps session and organization over a reload', async () => {
      const server = await startServer()
      const clerk = await openSignedInPage(major, server)
      await clerk.setActive({ organization: 'org_globex' })
      const reloaded = await reloadPage(major, server)
      expect(reloaded.session?.id).toBe(clerk.session?.id)
      expect(reloaded.organization?.slug).toBe('globex')
    })

    it('requests one token for ten calls at once', async () => {
      const server = await startServer()
      const { cookies } = server.createSignedInClient('user_alice')
      const clerk = await openPage(major, server, cookies)
      const session = activeSession(clerk)
      // Loading asks for the default token by itself: an untouched template is an empty cache.
      const tokens = await Promise.all(Array.from({ length: 10 }, () => session.getToken({ template: 'api' })))
      expect(new Set(tokens).size).toBe(1)
      expect(server.requests().filter(({ path }) => path.endsWith('/tokens/api'))).toHaveLength(1)
    })

    it('requests another token with skipCache', async () => {
      const server = await startServer()
      const session = activeSession(await openSignedInPage(major, server))
      const first = await session.getToken()
      server.clearRequests()
      expect(await session.getToken()).toBe(first)
      expect(server.requests()).toEqual([])
      const second = await session.getToken({ skipCache: true })
      expect(server.requests()).toMatchObject([{ method: 'POST', status: 200, sessionId: session.id }])
      expect(readClaims(second)['jti']).not.toBe(readClaims(first)['jti'])
    })

    it('gets template tokens without a session id', async () => {
      const server = await startServer({ templates: ['hasura'] })
      const session = activeSession(await openSignedInPage(major, server))
      const claims = readClaims(await session.getToken({ template: 'hasura' }))
      expect(claims).toMatchObject({ sub: 'user_alice', azp: PAGE_ORIGIN, aud: 'hasura', template: 'hasura' })
      expect(claims).not.toHaveProperty('sid')
    })

    it('rejects an unknown template', async () => {
      const server = await startServer()
      const session = activeSession(await openSignedInPage(major, server))
      await expect(session.getToken({ template: 'nope' })).rejects.toMatchObject({
        status: 404,
        errors: [{ code: 'resource_not_found' }],
      })
    })

    it('switches organizations, and back to the personal account', async () => {
      const server = await startServer()
      const clerk = await openSignedInPage(major, server)
      await clerk.setActive({ organization: 'org_acme' })
      expect(readClaims(await activeSession(clerk).getToken())['o']).toEqual({
        id: 'org_acme',
        slg: 'acme',
        rol: 'admin',
      })
      await clerk.setActive({ organization: 'org_globex' })
      expect(readClaims(await activeSession(clerk).getToken())['o']).toMatchObject({
        id: 'org_globex',
        rol: 'member',
      })
      await clerk.setActive({ organization: null })
      expect(readClaims(await activeSession(clerk).getToken())).not.toHaveProperty('o')
      expect(server.requests().filter(({ path }) => path.endsWith('/touch')).length).toBeGreaterThanOrEqual(3)
    })

    it('switches between two users and signs one of them out', async () => {
      const server = await startServer()
      const clerk = await openSignedInPage(major, server)
      const alice = activeSession(clerk).id
      const bob = await signIn(clerk, 'bob@example.com')
      expect(clerk.client.sessions.map(({ user }) => user?.id)).toEqual(['user_alice', 'user_bob'])
      await clerk.setActive({ session: alice })
      expect(readClaims(await activeSession(clerk).getToken())).toMatchObject({
        sub: 'user_alice',
        sid: alice,
      })
      await clerk.setActive({ session: bob })
      expect(readClaims(await activeSession(clerk).getToken())).toMatchObject({ sub: 'user_bob', sid: bob })
      await clerk.signOut(() => {}, { sessionId: bob })
      expect(clerk.client.sessions.map(({ id }) => id)).toEqual([alice])
    })

    it('never shows a session without the claims that useAuth needs', async () => {
      const server = await startServer()
      const { cookies } = server.createSignedInClient('user_alice', { organizationId: 'org_acme' })
      const clerk = await openPage(major, server, cookies)
      const shown: boolean[] = []
      clerk.addListener(({ session }) => {
        if (session) shown.push(session.lastActiveToken !== null)
      })
      await clerk.setActive({ organization: 'org_globex' })
      await activeSession(clerk).startVerification({ level: 'first_factor' })
      await signIn(clerk, 'bob@example.com')
      expect(shown.length).toBeGreaterThan(2)
      expect(shown).not.toContain(false)
    })

    it('signs all users out', async () => {
      const server = await startServer()
      const clerk = await openSignedInPage(major, server)
      await signIn(clerk, 'bob@example.com')
      await clerk.signOut(() => {})
      expect(clerk.user).toBeNull()
      expect((await clerk.session?.getToken()) ?? null).toBeNull()
      expect((await reloadPage(major, server)).session ?? null).toBeNull()
    })

    it('is signed out once its session is revoked', async () => {
      const server = await startServer()
      const clerk = await openSignedInPage(major, server)
      const session = activeSession(clerk)
      server.revokeSession(session.id)
      await expect(session.getToken({ skipCache: true })).rejects.toMatchObject({ status: 401 })
      expect(clerk.user ?? null).toBeNull()
      expect(clerk.client.sessions).toEqual([])
    })

    it('gets tokens with the lifetime that was set', async () => {
      const server = await startServer({ tokenLifetime: 45 })
      const session = activeSession(await openSignedInPage(major, server))
      expect(lifetime(await session.getToken())).toBe(45)
      server.setTokenLifetime(20)
      expect(lifetime(await session.getToken({ skipCache: true }))).toBe(20)
    })

    it('has a fresh fva in its cached token after re-verification', async () => {
      const server = await startServer()
      const session = activeSession(await openSignedInPage(major, server))
      server.setVerificationAge(session.id, 20)
      expect(readClaims(await session.getToken({ skipCache: true }))['fva']).toEqual([20, -1])
      expect(await session.startVerification({ level: 'first_factor' })).toMatchObject({
        status: 'needs_first_factor',
      })
      const password = { strategy: 'password', password: 'clerk-local-demo' }
      expect(await session.attemptFirstFactorVerification(password)).toMatchObject({ status: 'complete' })
      expect(readClaims(await session.getToken())['fva']).toEqual([0, -1])
    })

    it('fails re-verification with a wrong password', async () => {
      const server = await startServer()
      const session = activeSession(await openSignedInPage(major, server))
      server.setVerificationAge(session.id, 20)
      const wrong = { strategy: 'password', password: 'wrong' }
      await expect(session.attemptFirstFactorVerification(wrong)).rejects.toMatchObject({ status: 422 })
      expect(readClaims(await session.getToken({ skipCache: true }))['fva']).toEqual([20, -1])
    })

    it('gets its token on its own after one failure', async () => {
      const server = await startServer()
      const session = activeSession(await openSignedInPage(major, server))
      server.failNext({ path: '/tokens' })
      server.clearRequests()
      expect(readClaims(await session.getToken({ skipCache: true }))['sub']).toBe('user_alice')
      // The page's own refresh may ask once more in the three seconds before clerk-js tries again.
      const statuses = server.requests().map(({ status }) => status)
      expect([statuses[0], statuses.at(-1)]).toEqual([500, 200])
    })

    it('waits for a late token', async () => {
      const server = await startServer()
      const session = activeSession(await openSignedInPage(major, server))
      server.delayNext({ ms: 300, path: '/tokens' })
      const before = performance.now()
      await session.getToken({ skipCache: true })
      expect(performance.now() - before).toBeGreaterThan(290)
    })

    it('gets tokens that @clerk/backend verifies', async () => {
      const server = await startServer()
      const session = activeSession(await openSignedInPage(major, server))
      const token = (await session.getToken()) ?? ''
      const verified = await verifyToken(token, { jwtKey: server.jwtKey, authorizedParties: [PAGE_ORIGIN] })
      expect(verified).toMatchObject({ sub: 'user_alice', sid: session.id })
      await expect(
        verifyToken(token, { jwtKey: server.jwtKey, authorizedParties: ['https://elsewhere.example'] }),
      ).rejects.toMatchObject({ reason: 'token-invalid-authorized-parties' })
    })
  })
}

function lifetime(token: string | null): number {
  const { exp, iat } = readClaims(token)
  return Number(exp) - Number(iat)
}
