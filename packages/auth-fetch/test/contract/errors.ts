import { equal, ok, rejection, same } from './assert.js'
import { createStub, createTokens, echoUrl, pause, type ContractCase, type Target } from './contract-case.js'

const url = 'https://api.test/orders?secret=query#fragment'

export const errorCases: readonly ContractCase[] = [
  {
    name: 'authFetch rejects with SignedOutError when there is no token, and sends nothing',
    async run(target) {
      const error = await failure(target, { getToken: () => null })
      ok(
        target.core.isAuthFetchError(error, 'signed_out') && error instanceof target.core.SignedOutError,
        'the error is a SignedOutError',
      )
      equal(error.name, 'SignedOutError')
    },
  },
  {
    name: 'authFetch rejects with TokenError and its cause when getToken fails',
    async run(target) {
      const cause = new Error('frontend API down')
      const error = await failure(target, { getToken: () => Promise.reject(cause) })
      ok(
        target.core.isAuthFetchError(error, 'token_failed') && error instanceof target.core.TokenError,
        'the error is a TokenError',
      )
      same(error.cause, cause)
    },
  },
  {
    name: "tells Clerk's offline error apart",
    async run(target) {
      const cause = Object.assign(new Error('offline'), { code: 'clerk_offline' })
      const error = await failure(target, { getToken: () => Promise.reject(cause) })
      ok(target.core.isAuthFetchError(error, 'offline'), 'the code is offline')
    },
  },
  {
    name: 'authFetch rejects with TokenTimeoutError when getToken takes too long',
    async run(target) {
      const error = await failure(target, { getToken: () => pause(200).then(() => 'late'), tokenTimeout: 20 })
      ok(target.core.isAuthFetchError(error, 'token_timeout'), 'the code is token_timeout')
      ok(error.message.includes('20 ms'), 'the message names the time')
    },
  },
  {
    name: 'authFetch passes on an error of this package that getToken rejects with',
    async run(target) {
      const own = new target.core.SignedOutError('GET https://api.test/')
      same(await failure(target, { getToken: () => Promise.reject(own) }), own)
    },
  },
  {
    name: 'The message of an error names the method and the URL, without query and fragment',
    async run(target) {
      for (const getToken of [() => null, () => Promise.reject(new Error('down'))]) {
        const error = await failure(target, { getToken })
        ok(error instanceof Error, 'it is an error')
        ok(
          error.message.startsWith('GET https://api.test/orders was not sent'),
          `the message names the request: ${error.message}`,
        )
        ok(!error.message.includes('secret'), 'the message holds no query')
      }
    },
  },
  {
    name: 'createAuthFetch throws a TypeError that names an invalid option',
    async run({ core }) {
      const options = { getToken: () => 'token' }
      for (const [name, invalid] of Object.entries({
        getToken: { getToken: 'token' },
        origins: { ...options, origins: ['api.test'] },
        baseUrl: { ...options, baseUrl: 'ftp://api.test' },
      })) {
        let thrown: unknown
        try {
          core.createAuthFetch(invalid as never) // invalid on purpose
        } catch (error) {
          thrown = error
        }
        ok(thrown instanceof TypeError && thrown.message.includes(name), `a TypeError names ${name}: ${String(thrown)}`)
      }
    },
  },
  {
    name: 'onEvent receives the steps of a replay in order, and never a token',
    async run({ core, origin }) {
      const events: { type: string }[] = []
      const authFetch = core.createAuthFetch({
        ...createTokens('stale-secret', 'fresh-secret'),
        origins: [origin],
        onEvent: (event) => events.push(event),
      })
      await authFetch(echoUrl(origin, { accept: 'fresh-secret' }))
      equal(
        events.map(({ type }) => type),
        ['wait', 'token', 'request', 'wait', 'refresh', 'replay', 'response'],
      )
      ok(!JSON.stringify(events).includes('secret'), 'no event holds a token')
    },
  },
]

async function failure({ core }: Target, options: Parameters<typeof core.createAuthFetch>[0]): Promise<unknown> {
  const stub = createStub()
  const authFetch = core.createAuthFetch({ origins: ['https://api.test'], fetch: stub.fetch, ...options })
  const error = await rejection(authFetch(url))
  equal(stub.authorizations, [], 'sends')
  return error
}
