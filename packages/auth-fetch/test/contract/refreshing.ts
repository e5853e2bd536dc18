import { equal } from './assert.js'
import { createTokens, echoUrl, pause, seen, sentTo, type ContractCase } from './contract-case.js'

export const refreshCases: readonly ContractCase[] = [
  {
    name: 'authFetch refreshes once for a storm of requests, and replays each once',
    async run({ core, origin }) {
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({ ...tokens, origins: [origin] })
      const url = echoUrl(origin, { accept: 'fresh' })
      const responses = await Promise.all(Array.from({ length: 50 }, () => authFetch(url)))
      equal([...new Set(responses.map(({ status }) => status))], [200])
      equal([tokens.refreshes, (await sentTo(url)).length], [1, 100], 'refreshes and sends')
    },
  },
  {
    name: 'authFetch refreshes once for requests that are made one after the other',
    async run({ core, origin }) {
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({ ...tokens, origins: [origin] })
      const statuses = await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          await pause(index * 5)
          return (await authFetch(echoUrl(origin, { accept: 'fresh', delay: (index % 4) * 20 }))).status
        }),
      )
      equal([...new Set(statuses)], [200])
      equal(tokens.refreshes, 1, 'refreshes')
    },
  },
  {
    name: 'authFetch uses the newer token for a late 401, without a refresh',
    async run({ core, origin }) {
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({ ...tokens, origins: [origin] })
      const slow = authFetch(echoUrl(origin, { accept: 'fresh', delay: 400 }))
      equal((await authFetch(echoUrl(origin, { accept: 'fresh' }))).status, 200)
      equal((await slow).status, 200)
      equal(tokens.refreshes, 1, 'refreshes')
    },
  },
  {
    name: 'authFetch refreshes once for each set of token options',
    async run({ core, origin }) {
      const templates = { none: createTokens(), a: createTokens(), b: createTokens() }
      const authFetch = core.createAuthFetch({
        getToken: (options) => templates[(options?.template ?? 'none') as keyof typeof templates].getToken(options), // as requested below
        origins: [origin],
      })
      const url = echoUrl(origin, { accept: 'fresh' })
      await Promise.all(
        [{}, { template: 'a' }, { template: 'b' }, { template: 'a' }, {}].map((auth) => authFetch(url, { auth })),
      )
      equal(
        Object.values(templates).map(({ refreshes }) => refreshes),
        [1, 1, 1],
        'refreshes',
      )
    },
  },
  ...Object.entries<() => Promise<string | null>>({
    'returns the same token': async () => 'stale',
    'returns no token': async () => null,
    rejects: () => Promise.reject(new Error('refresh failed')),
    throws() {
      throw new Error('refresh failed')
    },
  }).map(([what, refresh]): ContractCase => ({
    name: `authFetch returns the original 401 with its body when the refresh ${what}`,
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({
        getToken: (options) => (options?.skipCache ? refresh() : 'stale'),
        origins: [origin],
      })
      const url = echoUrl(origin, { accept: 'fresh' })
      const response = await authFetch(url)
      equal([response.status, await response.json()], [401, { rejected: 'Bearer stale' }])
      equal((await sentTo(url)).length, 1, 'sends')
    },
  })),
  {
    name: 'authFetch does not refresh again during the cooldown when the first refresh did not help',
    async run({ core, origin }) {
      const tokens = createTokens('stale', 'stale')
      const authFetch = core.createAuthFetch({ ...tokens, origins: [origin] })
      for (let count = 0; count < 3; count += 1)
        equal((await authFetch(echoUrl(origin, { accept: 'fresh' }))).status, 401)
      equal(tokens.refreshes, 1, 'refreshes')
    },
  },
  {
    name: 'authFetch sends at most twice and refreshes once per cooldown when every token is rejected',
    async run({ core, origin }) {
      let count = 0
      const authFetch = core.createAuthFetch({
        getToken: (options) => `token-${options?.skipCache ? (count += 1) : count}`,
        origins: [origin],
      })
      const url = echoUrl(origin, { accept: 'none' })
      equal((await authFetch(url)).status, 401)
      equal((await sentTo(url)).length, 2, 'sends')
      equal((await authFetch(url)).status, 401)
      equal([count, (await sentTo(url)).length], [1, 3], 'refreshes and sends')
    },
  },
  {
    name: 'authFetch replays a POST after a 401, but not with replay: false',
    async run({ core, origin }) {
      for (const replay of [true, false]) {
        const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
        const url = echoUrl(origin, { accept: 'fresh' })
        const response = await authFetch(url, { method: 'POST', body: 'a', auth: { replay } })
        equal([response.status, (await sentTo(url)).length], replay ? [200, 2] : [401, 1])
      }
    },
  },
  {
    name: 'authFetch treats a response as an auth failure when isAuthFailure returns true',
    async run({ core, origin }) {
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({
        ...tokens,
        origins: [origin],
        isAuthFailure: ({ status }) => status === 403,
      })
      equal((await authFetch(echoUrl(origin, { accept: 'fresh' }))).status, 401)
      const url = echoUrl(origin, { status: 403 })
      equal((await authFetch(url)).status, 403)
      equal(
        (await sentTo(url)).map(({ headers }) => headers['authorization']),
        ['Bearer stale', 'Bearer fresh'],
      )
    },
  },
  {
    name: 'authFetch does not replay a request without a token',
    async run({ core, origin }) {
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({ ...tokens, origins: [origin] })
      const url = echoUrl(origin, { accept: 'fresh' })
      await authFetch(url, { auth: false })
      await authFetch(url, { headers: { Authorization: 'Own' } })
      equal([(await sentTo(url)).length, tokens.asked], [2, 0], 'sends and tokens asked for')
    },
  },
  {
    name: 'authFetch keeps the headers, the method and the query in a replay',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
      const url = echoUrl(origin, { accept: 'fresh' })
      await seen(await authFetch(url, { method: 'PUT', headers: { 'X-Own': '1' }, body: 'a' }))
      const [first, second] = (await sentTo(url)).map(({ headers, ...rest }) => [
        rest,
        headers['x-own'],
        headers['content-type'],
      ])
      equal(second, first)
    },
  },
]
