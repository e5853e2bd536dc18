import { equal, ok, rejection } from './assert.js'
import { createStub, echoUrl, seen, type ContractCase } from './contract-case.js'

const token = () => 'token'

/** The forms of `HeadersInit`, each with two headers. */
const forms: Readonly<Record<string, () => HeadersInit>> = {
  object: () => ({ 'X-One': '1', 'x-two': '2' }),
  pairs: () => [
    ['X-One', '1'],
    ['x-two', '2'],
  ],
  Headers: () => new Headers({ 'X-One': '1', 'x-two': '2' }),
  'object without prototype': () => Object.assign(Object.create(null) as object, { 'X-One': '1', 'x-two': '2' }),
}

export const headerCases: readonly ContractCase[] = [
  ...Object.entries(forms).map(([name, create]): ContractCase => ({
    name: `authFetch sends headers given as ${name}, as fetch does`,
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const url = echoUrl(origin)
      const { authorization, ...rest } = (await seen(await authFetch(url, { headers: create() }))).headers
      equal(authorization, 'Bearer token')
      equal(rest, (await seen(await fetch(url, { headers: create() }))).headers)
    },
  })),
  {
    name: 'authFetch joins a header that is given twice, as fetch does',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const pairs: [string, string][] = [
        ['X-Own', '1'],
        ['x-own', '2'],
      ]
      equal((await seen(await authFetch(echoUrl(origin), { headers: pairs }))).headers['x-own'], '1, 2')
    },
  },
  {
    name: "lets init's headers replace a Request's, as fetch does",
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const request = new Request(echoUrl(origin), { headers: { 'X-Lost': '1' } })
      const { headers } = await seen(await authFetch(request, { headers: { 'X-Kept': '2' } }))
      equal([headers['x-lost'], headers['x-kept'], headers['authorization']], [undefined, '2', 'Bearer token'])
    },
  },
  {
    name: "keeps the caller's own Authorization and asks for no token",
    async run({ core, origin }) {
      let asked = 0
      const authFetch = core.createAuthFetch({ getToken: () => ((asked += 1), 'token'), origins: [origin] })
      const url = echoUrl(origin)
      const own = 'Basic b3du'
      const requests: [RequestInfo | URL, RequestInit | undefined][] = [
        [url, { headers: { AUTHORIZATION: own } }],
        [url, { headers: [['authorization', own]] }],
        [url, { headers: new Headers({ Authorization: own }) }],
        [new Request(url, { headers: { Authorization: own } }), undefined],
      ]
      for (const [input, init] of requests) {
        equal((await seen(await authFetch(input, init))).headers['authorization'], own)
      }
      equal(asked, 0, 'tokens asked for')
    },
  },
  {
    name: "replaces the caller's Authorization in any case when told to",
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin], callerAuthorization: 'replace' })
      const own: HeadersInit[] = [{ AUTHORIZATION: 'a' }, [['authorization', 'a']], new Headers({ Authorization: 'a' })]
      for (const headers of own) {
        equal((await seen(await authFetch(echoUrl(origin), { headers }))).headers['authorization'], 'Bearer token')
      }
    },
  },
  {
    name: 'authFetch never sends a falsy token',
    async run({ core }) {
      for (const none of [null, undefined, '']) {
        const stub = createStub()
        const authFetch = core.createAuthFetch({
          getToken: () => none,
          origins: ['https://api.test'],
          signedOut: 'anonymous',
          fetch: stub.fetch,
        })
        await authFetch('https://api.test/')
        equal(stub.authorizations, [null], JSON.stringify(none))
      }
    },
  },
  {
    name: 'authFetch never sends or quotes a token that is invalid in a header',
    async run({ core }) {
      const stub = createStub()
      const authFetch = core.createAuthFetch({
        getToken: () => 'xyz\nqzx',
        origins: ['https://api.test'],
        fetch: stub.fetch,
      })
      const error = await rejection(authFetch('https://api.test/'))
      ok(core.isAuthFetchError(error, 'token_failed'), 'the error is a TokenError')
      ok(!JSON.stringify([error.message, error.stack, error]).includes('qzx'), 'the error does not include the token')
      equal(stub.authorizations, [])
    },
  },
]
