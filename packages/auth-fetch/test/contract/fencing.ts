import { equal, rejectionCode } from './assert.js'
import { createStub, echoUrl, pause, sentTo, type ContractCase, type Target } from './contract-case.js'

interface Claims {
  readonly [claim: string]: unknown
}

function jwt(claims: Claims): string {
  return `${base64url({ alg: 'none' })}.${base64url(claims)}.signature`
}

function base64url(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const alice = { userId: 'user_a', sessionId: 'sess_a', orgId: 'org_a' }

const bodies: readonly (readonly [number, string])[] = [
  [200, '{"secret":1}'],
  [200, ''],
  [200, 'not JSON'],
  [404, '{"secret":1}'],
  [500, 'secret'],
]

/** Creates a response whose body arrives in two parts, with a user switch between them. */
function switchWhileRead(status: number, body: string, change: () => void): Response {
  // React Native has no streams.
  if (!('ReadableStream' in globalThis)) {
    const text = () =>
      pause(1)
        .then(change)
        .then(() => body)
    return Object.defineProperty(new Response(null, { status }), 'text', { value: text })
  }
  const parts = [body.slice(0, 1), body.slice(1)]
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await pause(1)
      const part = parts.shift()
      if (part) controller.enqueue(new TextEncoder().encode(part))
      if (parts.length > 0) return
      change()
      controller.close()
    },
  })
  return new Response(stream, { status })
}

export const fenceCases: readonly ContractCase[] = [
  {
    name: 'authFetch sends nothing when the identity changes during the wait for the token',
    async run({ core }) {
      for (const next of [{ userId: 'user_b' }, { userId: 'user_a', orgId: 'org_b' }, null]) {
        let identity: { userId: string; orgId?: string } | null = { userId: 'user_a' }
        const stub = createStub()
        const authFetch = core.createAuthFetch({
          getToken: async () => {
            await pause(5)
            identity = next
            return 'token'
          },
          identity: () => identity,
          origins: ['https://api.test'],
          fetch: stub.fetch,
        })
        equal(await rejectionCode(authFetch('https://api.test/')), 'identity_changed', JSON.stringify(next))
        equal(stub.authorizations, [])
      }
    },
  },
  {
    name: 'authFetch does not replay when the identity changes during the refresh',
    async run({ core, origin }) {
      let userId = 'user_a'
      const authFetch = core.createAuthFetch({
        getToken: async (options) => {
          if (!options?.skipCache) return 'stale'
          userId = 'user_b'
          return 'fresh'
        },
        identity: () => ({ userId }),
        origins: [origin],
      })
      const url = echoUrl(origin, { accept: 'fresh' })
      equal(await rejectionCode(authFetch(url)), 'identity_changed')
      equal((await sentTo(url)).length, 1, 'sends')
    },
  },
  {
    name: 'authFetch returns no response when the identity changes before it arrives',
    async run({ core, origin }) {
      let userId = 'user_a'
      const authFetch = core.createAuthFetch({
        getToken: () => 'token',
        identity: () => ({ userId }),
        origins: [origin],
      })
      const pending = authFetch(echoUrl(origin, { delay: 100 }))
      setTimeout(() => (userId = 'user_b'), 20)
      equal(await rejectionCode(pending), 'identity_changed')
    },
  },
  {
    name: 'The JSON helpers return no body that is read after the identity has changed',
    async run({ core }) {
      for (const [status, body] of bodies)
        for (const helper of ['fetchJson', 'createFetcher', 'createQueryFn', 'wrapped'] as const) {
          let identity: { userId: string } | null = { ...alice }
          const authFetch = core.createAuthFetch({
            getToken: () => 'token',
            identity: () => identity,
            origins: ['https://api.test'],
            // It ignores signals, and the user switches while the body arrives.
            fetch: async () => switchWhileRead(status, body, () => (identity = { userId: 'user_b' })),
          })
          const { signal } = new AbortController()
          const url = 'https://api.test/'
          const sent = {
            fetchJson: () => core.fetchJson(authFetch, url),
            createFetcher: () => core.createFetcher(authFetch)(url),
            createQueryFn: () => core.createQueryFn(authFetch)(url)({ signal }),
            wrapped: () => core.fetchJson((input, init) => authFetch(input, init), url),
          }[helper]()
          equal(await rejectionCode(sent), 'identity_changed', `${helper} ${status} ${body}`)
        }
    },
  },
  {
    name: 'fetchJson returns no result or failure of a schema when the identity changes during validation',
    async run({ core }) {
      for (const result of [{ value: 1 }, { issues: [{ message: 'secret' }] }, 'throws'] as const) {
        let userId = 'user_a'
        const authFetch = core.createAuthFetch({
          getToken: () => 'token',
          identity: () => ({ userId }),
          origins: ['https://api.test'],
          fetch: createStub(() => new Response('1')).fetch,
        })
        const validate = async () => {
          await pause(1)
          userId = 'user_b'
          if (result === 'throws') throw new RangeError('secret')
          return result
        }
        const schema = { '~standard': { version: 1 as const, vendor: 'contract', validate } }
        equal(await rejectionCode(core.fetchJson(authFetch, 'https://api.test/', { schema })), 'identity_changed')
      }
    },
  },
  {
    name: 'The JSON helpers return a body when the identity stays, or when no token was sent',
    async run({ core }) {
      let userId = 'user_a'
      const authFetch = core.createAuthFetch({
        getToken: () => 'token',
        identity: () => ({ userId }),
        origins: ['https://api.test'],
        fetch: async () => switchWhileRead(200, '[1]', () => (userId += '')),
      })
      equal(await core.fetchJson(authFetch, 'https://api.test/'), [1])
      const bare = core.createAuthFetch({
        getToken: () => 'token',
        identity: () => ({ userId }),
        fetch: async () => switchWhileRead(200, '[1]', () => (userId = 'user_b')),
      })
      equal(await core.fetchJson(bare, 'https://public.test/'), [1])
    },
  },
  {
    name: 'authFetch does not compare claims with fields that the identity leaves out',
    async run({ core }) {
      const claims = { sub: 'user_a', sid: 'sess_a', v: 2, o: { id: 'org_a' } }
      for (const identity of [{ userId: 'user_a' }, { userId: 'user_a', orgId: undefined, sessionId: undefined }]) {
        const authFetch = core.createAuthFetch({
          getToken: () => jwt(claims),
          identity: () => identity,
          origins: ['https://api.test'],
          fetch: createStub().fetch,
        })
        equal((await authFetch('https://api.test/')).status, 200)
      }
    },
  },
  {
    name: 'authFetch accepts an identity that stays the same, also as a new object',
    async run(target) {
      equal(await outcome(target, 'opaque'), 'sent')
      equal(await outcome(target, jwt({ sub: 'user_a', sid: 'sess_a', org_id: 'org_a' })), 'sent')
      equal(await outcome(target, jwt({ sub: 'user_a', o: { id: 'org_a' } })), 'sent')
      equal(await outcome(target, jwt({ custom: 'claims only' })), 'sent')
    },
  },
  {
    name: "sends no token that names another user, session or organization than the caller's",
    async run(target) {
      for (const claims of [{ sub: 'user_b' }, { sid: 'sess_b' }, { org_id: 'org_b' }, { o: { id: 'org_b' } }]) {
        equal(await outcome(target, jwt({ sub: 'user_a', ...claims })), 'identity_changed', JSON.stringify(claims))
      }
    },
  },
  {
    name: 'authFetch compares the organization that the token was requested for',
    async run(target) {
      const token = jwt({ sub: 'user_a', org_id: 'org_b' })
      equal(await outcome(target, token, { organizationId: 'org_b' }), 'sent')
    },
  },
  {
    name: 'authFetch does not call getToken when the identity is null',
    async run({ core }) {
      let asked = 0
      const authFetch = core.createAuthFetch({
        getToken: () => ((asked += 1), 'token'),
        identity: () => null,
        origins: ['https://api.test'],
        fetch: createStub().fetch,
      })
      equal(await rejectionCode(authFetch('https://api.test/')), 'signed_out')
      equal(asked, 0, 'tokens asked for')
    },
  },
  {
    name: 'authFetch rejects with the error that identity throws',
    async run({ core }) {
      const authFetch = core.createAuthFetch({
        getToken: () => 'token',
        identity: () => {
          throw new RangeError('no identity')
        },
        origins: ['https://api.test'],
        fetch: createStub().fetch,
      })
      equal(await rejectionCode(authFetch('https://api.test/')), 'RangeError')
    },
  },
]

async function outcome({ core }: Target, token: string, auth = {}): Promise<unknown> {
  const stub = createStub()
  const authFetch = core.createAuthFetch({
    getToken: () => token,
    identity: () => ({ ...alice }),
    origins: ['https://api.test'],
    fetch: stub.fetch,
  })
  const pending = authFetch('https://api.test/', { auth })
  const code = await pending.then(
    () => 'sent',
    () => rejectionCode(pending),
  )
  equal(stub.authorizations.length, code === 'sent' ? 1 : 0, 'sends')
  return code
}
