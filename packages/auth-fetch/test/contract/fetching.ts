import { equal, ok, rejection, same } from './assert.js'
import { createStub, createTokens, echoUrl, seen, sentTo, type ContractCase } from './contract-case.js'

const token = () => 'token'

export const fetchCases: readonly ContractCase[] = [
  {
    name: 'authFetch has the name and the length of fetch',
    async run({ core }) {
      const authFetch = core.createAuthFetch({ getToken: token })
      equal([authFetch.name, authFetch.length], ['fetch', 1])
    },
  },
  {
    name: 'authFetch sends a GET with the token and exactly the other headers that fetch sends',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const url = echoUrl(origin)
      const { authorization, ...rest } = (await seen(await authFetch(url))).headers
      equal(authorization, 'Bearer token')
      equal(rest, (await seen(await fetch(url))).headers)
    },
  },
  {
    name: 'authFetch sends every method unchanged',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'get', 'post']) {
        const url = echoUrl(origin)
        await authFetch(url, { method })
        await fetch(url, { method })
        const [ours, theirs] = await sentTo(url)
        equal(ours?.method, theirs?.method, method)
        equal(ours?.headers['authorization'], 'Bearer token', method)
      }
    },
  },
  {
    name: 'authFetch accepts a URL, a Request, and a Request with an init',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const url = echoUrl(origin)
      for (const send of [
        () => authFetch(new URL(url)),
        () => authFetch(new Request(url)),
        () => authFetch(new Request(url, { method: 'POST', body: 'a' }), { method: 'PUT' }),
      ]) {
        const { headers, url: path } = await seen(await send())
        equal([headers['authorization'], new URL(path, origin).href], ['Bearer token', url])
      }
      equal(
        (await sentTo(url)).map(({ method, body }) => [method, body]),
        [
          ['GET', ''],
          ['GET', ''],
          ['PUT', 'a'],
        ],
      )
    },
  },
  {
    name: 'authFetch keeps the method and the headers of a Request',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const request = new Request(echoUrl(origin), { method: 'DELETE', headers: { 'X-Own': '1' } })
      const { method, headers } = await seen(await authFetch(request))
      equal([method, headers['x-own'], headers['authorization']], ['DELETE', '1', 'Bearer token'])
    },
  },
  {
    name: 'authFetch resolves a relative input against baseUrl, as URL does',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, baseUrl: `${origin}/nested/` })
      const { pathname, search } = new URL(echoUrl(origin))
      for (const input of [pathname + search, `../echo${search}`]) {
        const { url, headers } = await seen(await authFetch(input))
        equal([url, headers['authorization']], [pathname + search, 'Bearer token'], input)
      }
    },
  },
  {
    name: 'authFetch returns the response of fetch',
    async run({ core }) {
      const response = new Response('teapot', { status: 418, headers: { 'X-Own': '1' } })
      const authFetch = core.createAuthFetch({
        getToken: token,
        origins: ['https://api.test'],
        fetch: () => Promise.resolve(response),
      })
      same(await authFetch('https://api.test/'), response)
      equal(response.bodyUsed, false)
    },
  },
  {
    name: 'authFetch resolves with a failed status and its body',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const response = await authFetch(`${origin}/answer?status=503&body=later`)
      equal([response.status, response.ok, await response.text()], [503, false, 'later'])
    },
  },
  {
    name: 'authFetch rejects with a TypeError for an input that cannot be fetched',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      for (const [input, init] of [
        ['http://', undefined],
        [`${origin}/echo`, { method: 'TRACE' }],
        [`${origin}/echo`, { method: 'bad method' }],
        [`${origin}/echo`, { headers: { 'bad name': '1' } }],
        [`${origin}/echo`, { method: 'GET', body: 'no body may go with a GET' }],
      ] as const) {
        const [theirs] = await Promise.allSettled([attempt(() => fetch(input, init))])
        const [ours] = await Promise.allSettled([authFetch(input, init)])
        equal(describe(ours), describe(theirs), JSON.stringify([input, init]))
      }
    },
  },
  {
    name: 'authFetch rejects without arguments, and does not throw',
    async run({ core }) {
      const authFetch = core.createAuthFetch({ getToken: token }) as () => Promise<unknown>
      ok((await rejection(authFetch())) instanceof TypeError, 'the reason is a TypeError')
    },
  },
  {
    name: 'authFetch rejects as fetch does when no server listens, and does not repeat a POST',
    async run({ core }) {
      let sends = 0
      const failure = new TypeError('network')
      const authFetch = core.createAuthFetch({
        ...createTokens(),
        origins: ['https://api.test'],
        fetch: () => ((sends += 1), Promise.reject(failure)),
      })
      same(await rejection(authFetch('https://api.test/', { method: 'POST', body: 'a' })), failure)
      equal(sends, 1, 'sends')
      const closed = core.createAuthFetch({ getToken: token, origins: ['http://127.0.0.1:1'] })
      ok((await rejection(closed('http://127.0.0.1:1/'))) instanceof Error, 'the reason is an error')
    },
  },
  {
    name: 'authFetch does not change a frozen init or frozen headers',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const init = Object.freeze({ method: 'POST', headers: Object.freeze({ 'X-Own': '1' }), body: 'a' })
      const { headers, body } = await seen(await authFetch(echoUrl(origin), init))
      equal([headers['x-own'], headers['authorization'], body], ['1', 'Bearer token', 'a'])
      equal(init, { method: 'POST', headers: { 'X-Own': '1' }, body: 'a' })
    },
  },
  {
    name: 'authFetch sends its input as it was at the call',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const headers = new Headers({ 'X-Own': 'before' })
      const body = new Uint8Array([65, 66])
      const init: RequestInit = { method: 'POST', headers, body }
      const pending = authFetch(echoUrl(origin), init)
      headers.set('X-Own', 'after')
      body.fill(90)
      init.method = 'DELETE'
      const sent = await seen(await pending)
      equal([sent.method, sent.headers['x-own'], sent.body], ['POST', 'before', 'AB'])
    },
  },
  {
    name: "marks a Request's body as used at the call, and rejects when it was used before",
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: [origin] })
      const request = new Request(echoUrl(origin), { method: 'POST', body: 'a' })
      const pending = authFetch(request)
      equal(request.bodyUsed, true, 'bodyUsed')
      equal((await seen(await pending)).body, 'a')
      ok((await rejection(authFetch(request))) instanceof TypeError, 'the reason is a TypeError')
    },
  },
  {
    name: 'authFetch calls fetch in the same tick when no token is needed',
    async run({ core }) {
      const stub = createStub()
      const authFetch = core.createAuthFetch({ getToken: token, origins: ['https://api.test'], fetch: stub.fetch })
      const pending = [
        authFetch('https://elsewhere.test/'),
        authFetch('https://api.test/', { auth: false }),
        authFetch('https://api.test/', { headers: { Authorization: 'Own' } }),
      ]
      equal(stub.authorizations, [null, null, 'Own'])
      await Promise.all(pending)
    },
  },
  {
    name: 'authFetch looks up fetch at each call',
    async run({ core }) {
      const authFetch = core.createAuthFetch({ getToken: token, origins: ['https://api.test'] })
      const stub = createStub()
      const original = globalThis.fetch
      globalThis.fetch = stub.fetch
      try {
        await authFetch('https://api.test/')
      } finally {
        globalThis.fetch = original
      }
      equal(stub.authorizations, ['Bearer token'])
    },
  },
  {
    name: 'authFetch calls getToken once per request and keeps no token',
    async run({ core }) {
      let count = 0
      const stub = createStub()
      const authFetch = core.createAuthFetch({
        getToken: () => `token-${(count += 1)}`,
        origins: ['https://api.test'],
        fetch: stub.fetch,
      })
      await authFetch('https://api.test/')
      await authFetch('https://api.test/')
      equal(stub.authorizations, ['Bearer token-1', 'Bearer token-2'])
    },
  },
]

/** Turns an exception into a rejection: some runtimes throw where the standard rejects. */
async function attempt<T>(run: () => Promise<T>): Promise<T> {
  return run()
}

function describe(result: PromiseSettledResult<Response>): string {
  if (result.status === 'fulfilled') return `status ${result.value.status}`
  return result.reason instanceof TypeError ? 'TypeError' : String(result.reason)
}
