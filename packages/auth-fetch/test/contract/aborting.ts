import { equal, ok, rejection, same } from './assert.js'
import { createStub, createTokens, echoUrl, pause, sentTo, type ContractCase } from './contract-case.js'

const reason = new Error('the user left')

export const abortCases: readonly ContractCase[] = [
  {
    name: 'authFetch rejects with the reason of an abort before the call, without calling getToken',
    async run({ core, origin }) {
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({ ...tokens, origins: [origin] })
      const url = echoUrl(origin)
      same(await rejection(authFetch(url, { signal: AbortSignal.abort(reason) })), reason)
      equal([tokens.asked, (await sentTo(url)).length], [0, 0])
    },
  },
  {
    name: 'authFetch rejects with the reason of an abort during the wait for the token, and sends nothing',
    async run({ core }) {
      const stub = createStub()
      const authFetch = core.createAuthFetch({
        getToken: () => pause(50).then(() => 'token'),
        origins: ['https://api.test'],
        fetch: stub.fetch,
      })
      const abort = new AbortController()
      setTimeout(() => abort.abort(reason), 10)
      same(await rejection(authFetch('https://api.test/', { signal: abort.signal })), reason)
      await pause(60)
      equal(stub.authorizations, [])
    },
  },
  {
    name: 'authFetch uses the signal of a Request, unless init.signal is null',
    async run({ core }) {
      const stub = createStub()
      const authFetch = core.createAuthFetch({
        getToken: () => pause(20).then(() => 'token'),
        origins: ['https://api.test'],
        fetch: stub.fetch,
      })
      const abort = new AbortController()
      const request = new Request('https://api.test/', { signal: abort.signal })
      const [aborted, kept] = [authFetch(request), authFetch(request, { signal: null })]
      abort.abort(reason)
      same(await rejection(aborted), reason)
      equal((await kept).status, 200)
      equal(stub.authorizations, ['Bearer token'])
    },
  },
  {
    name: 'authFetch rejects with an AbortError when the abort has no reason',
    async run({ core }) {
      const authFetch = core.createAuthFetch({
        getToken: () => new Promise<never>(() => {}),
        origins: ['https://api.test'],
      })
      const abort = new AbortController()
      const pending = rejection(authFetch('https://api.test/', { signal: abort.signal }))
      await pause(5)
      abort.abort()
      equal(((await pending) as Error).name, 'AbortError')
    },
  },
  {
    name: 'authFetch rejects an aborted request that waits for a refresh, and the others still wait',
    async run({ core, origin }) {
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({
        getToken: (options) =>
          options?.skipCache ? pause(300).then(() => tokens.getToken(options)) : tokens.getToken(),
        origins: [origin],
      })
      const abort = new AbortController()
      const urls = [1, 2, 3].map(() => echoUrl(origin, { accept: 'fresh' }))
      const [first, ...others] = urls.map((url, index) => authFetch(url, index === 0 ? { signal: abort.signal } : {}))
      setTimeout(() => abort.abort(reason), 150)
      ok(first, 'the first request')
      same(await rejection(first), reason)
      equal(
        (await Promise.all(others)).map(({ status }) => status),
        [200, 200],
      )
      equal((await sentTo(urls[0] ?? '')).length, 1, 'sends of the aborted request')
      equal(tokens.refreshes, 1, 'refreshes')
    },
  },
  {
    name: 'authFetch rejects as fetch does when the request is aborted before a slow response',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
      const [ours, theirs] = await Promise.all(
        [authFetch, fetch].map((send) => {
          const abort = new AbortController()
          setTimeout(() => abort.abort(reason), 100)
          return rejection(send(echoUrl(origin, { delay: 2_000 }), { signal: abort.signal }))
        }),
      )
      // workerd's own fetch rejects with a copy of the reason.
      equal([ours === reason, String(ours)], [theirs === reason, String(theirs)])
    },
  },
  {
    name: 'authFetch ends the body as fetch does when the request is aborted while it arrives',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
      const outcomes = await Promise.all(
        [authFetch, fetch].map(async (send) => {
          const abort = new AbortController()
          const response = await send(`${origin}/endless`, { signal: abort.signal })
          setTimeout(() => abort.abort(reason), 20)
          return rejection(response.text())
        }),
      )
      equal(String(outcomes[0]), String(outcomes[1]))
    },
  },
]
