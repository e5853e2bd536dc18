import { equal } from './assert.js'
import { createTokens, echoUrl, pause, seen, sentTo, type ContractCase } from './contract-case.js'

export const refreshCases: readonly ContractCase[] = [
  {
    name: 'refreshes once for a storm of requests, and replays each once',
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
    name: 'refreshes once for requests that come one after the other',
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
    name: 'lets a straggler take the newer token without a refresh',
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
    name: 'refreshes once for each set of token options',
    async run({ core, origin }) {
      const templates = { none: createTokens(), a: createTokens(), b: createTokens() }
      const authFetch = core.createAuthFetch({
        getToken: (options) => templates[(options?.template ?? 'none') as keyof typeof templates].getToken(options), // as asked below
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
    'gives the same token': async () => 'stale',
    'gives none': async () => null,
    rejects: () => Promise.reject(new Error('refresh failed')),
    throws() {
      throw new Error('refresh failed')
    },
  }).map(([what, refresh]): ContractCase => ({
    name: `gives back the original 401 with its body when the refresh ${what}`,
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({
        getToken: (options) => (options?.skipCache ? refresh() : 'stale'),
        origins: [origin],
      })
      const url = echoUrl(origin, { accept: 'fresh' })
      const response = await authFetch(url)
      equal([response.status, await response.json()], [401, { refused: 'Bearer stale' }])
      equal((await sentTo(url)).length, 1, 'sends')
    },
  })),
  {
    name: 'refreshes no second time within the cooldown when the first changed nothing',
    async run({ core, origin }) {
      const tokens = createTokens('stale', 'stale')
      const authFetch = core.createAuthFetch({ ...tokens, origins: [origin] })
      for (let count = 0; count < 3; count += 1)
        equal((await authFetch(echoUrl(origin, { accept: 'fresh' }))).status, 401)
      equal(tokens.refreshes, 1, 'refreshes')
    },
  },
  {
    name: 'sends twice at most and refreshes once within the cooldown where every token is refused',
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
    name: 'replays a POST after a 401, and not with replay: false',
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
    name: 'takes for an auth failure what isAuthFailure says',
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
    name: 'replays no request that went out bare',
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
    name: 'keeps headers, method and query on the replay',
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
