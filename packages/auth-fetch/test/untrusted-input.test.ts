import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAuthFetch, type AuthFetchOptions } from '../src/index.js'

type Entry = NonNullable<AuthFetchOptions['origins']>[number]

const trusted = 'https://api.example.com'
const foreign = 'https://evil.example'

/** Creates a fetch that records what the platform would send: a `Request` of its input and init. */
function createPlatformFetch() {
  const sent: { origin: string; authorization: string | null }[] = []
  return {
    sent,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      const { url, headers } = new Request(input, init)
      sent.push({ origin: new URL(url).origin, authorization: headers.get('authorization') })
      return Promise.resolve(new Response())
    },
  }
}

/** Returns the next value at each read, and in the end the last one. */
function inTurn<T>(values: readonly T[]): () => T {
  let reads = 0
  return () => values[Math.min(reads++, values.length - 1)] as T // the list is not empty
}

/** Inputs whose members differ from what fetch reads, or change at each read. */
const inputs: Record<string, (real: string, said: () => string) => RequestInfo | URL> = {
  'a subclass of Request with a url of its own': (real, said) =>
    new (class extends Request {
      override get url() {
        return said()
      }
    })(real),
  'a Request with a url set by hand': (real, said) => Object.defineProperty(new Request(real), 'url', { get: said }),
  'a proxy of a Request': (real, said) =>
    new Proxy(new Request(real), { get: (target, name) => (name === 'url' ? said() : Reflect.get(target, name)) }),
  'a subclass of Request that clones another': (real, said) =>
    new (class extends Request {
      override clone() {
        return new Request(said())
      }
    })(real, { method: 'POST', body: 'body' }),
  'a subclass of URL with an href of its own': (real, said) =>
    new (class extends URL {
      override get href() {
        return said()
      }
    })(real),
  'a subclass of URL with a toString of its own': (real, said) =>
    new (class extends URL {
      override toString() {
        return said()
      }
      override toJSON() {
        return said()
      }
    })(real),
  'an object whose toString changes': (_, said) => ({ toString: said }) as unknown as string,
  'a function whose toString changes': (_, said) => Object.assign(() => {}, { toString: said }) as unknown as string,
}

describe('inputs that change between reads', () => {
  const said = fc.array(fc.constantFrom(`${trusted}/`, `${foreign}/`), { minLength: 1, maxLength: 4 })
  it.each(Object.entries(inputs))('The input %s sends the token only to trusted origins', async (_, make) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(trusted, foreign), said, fc.boolean(), async (real, values, replay) => {
        const { fetch, sent } = createPlatformFetch()
        const authFetch = createAuthFetch({ getToken: () => 'good', origins: [trusted], fetch })
        await authFetch(make(`${real}/`, inTurn(values)), { auth: { replay } }).catch(() => {})
        for (const { origin, authorization } of sent)
          expect(authorization).toBe(origin === trusted ? 'Bearer good' : null)
      }),
      { numRuns: 200, seed: 17 },
    )
  })

  it('A subclass of Request is sent as the platform reads it, with its method, headers and body', async () => {
    const sent: Request[] = []
    class Odd extends Request {
      override get method() {
        return 'GET'
      }
      override get headers() {
        return new Headers({ authorization: 'Basic abc' })
      }
      override get signal() {
        return AbortSignal.abort()
      }
      override get bodyUsed() {
        return false
      }
    }
    const authFetch = createAuthFetch({
      getToken: () => 'good',
      origins: [trusted],
      fetch: (input, init) => {
        sent.push(new Request(input, init))
        return Promise.resolve(new Response())
      },
    })
    await authFetch(new Odd(trusted, { method: 'PUT', headers: { 'x-one': '1' }, body: 'body' }))
    const [{ method, headers } = new Request('about:blank'), text] = [sent[0], await sent[0]?.text()]
    expect([method, headers.get('x-one'), headers.get('authorization'), text]).toEqual([
      'PUT',
      '1',
      'Bearer good',
      'body',
    ])
  })

  it('Each member of init is read once', async () => {
    const reads: string[] = []
    const init = Object.defineProperties(
      {},
      Object.fromEntries(
        ['headers', 'method', 'signal', 'body'].map((name) => [
          name,
          { enumerable: true, get: () => void reads.push(name) },
        ]),
      ),
    )
    const authFetch = createAuthFetch({ getToken: () => 'good', origins: [trusted], fetch: async () => new Response() })
    await authFetch(`${trusted}/`, init)
    expect(reads.toSorted()).toEqual(['body', 'headers', 'method', 'signal'])
  })
})

/** Returns the `Authorization` of a request to each origin. */
async function tokensOf(options: Omit<AuthFetchOptions, 'getToken' | 'fetch'>): Promise<(string | null)[]> {
  const { fetch, sent } = createPlatformFetch()
  const authFetch = createAuthFetch({ getToken: () => 'good', fetch, ...options })
  for (const url of [`${trusted}/`, 'https://evil.api.example.com/', `${foreign}/`]) await authFetch(url)
  return sent.map(({ authorization }) => authorization)
}

const url = new URL(trusted)

/** Creates a URL that is not an instance of this realm's `URL`, but otherwise the same. */
function urlOfAnotherRealm(): URL {
  const members = Object.getOwnPropertyDescriptors(URL.prototype)
  const { href, origin } = url
  const values = { href: { value: href }, origin: { value: origin }, toString: { value: () => href } }
  return Object.create(Object.create(Object.prototype, { ...members, ...values }) as object) as URL // it has all members of a URL
}

const strange: [string, unknown][] = [
  ['a URL', url],
  ['a URL of another realm', urlOfAnotherRealm()],
  ['a URL with a path', new URL('/v1', trusted)],
  ['a rule with a URL', { origin: url, auth: {} }],
  ['a rule with a URL with a path', { origin: new URL('/v1', trusted), auth: {} }],
  ['a rule with a URL, for no token', { origin: url, auth: false }],
  ['a rule without auth', { origin: trusted }],
  ['a rule with auth of 0', { origin: trusted, auth: 0 }],
  ["a rule with auth of ''", { origin: trusted, auth: '' }],
  ['a rule with auth of null', { origin: trusted, auth: null }],
  ['a rule with auth of true', { origin: trusted, auth: true }],
  ['a rule with the name of a template', { origin: trusted, auth: 'api' }],
  ['a String object', new String(trusted)],
  ['a rule with a String object', { origin: new String(trusted), auth: {} }],
  ['an array', [trusted]],
  ['a rule with an array', { origin: [trusted], auth: {} }],
  ['a number', 1],
  ['null', null],
  ['undefined', undefined],
  ['an empty object', {}],
  ['a rule with null', { origin: null, auth: {} }],
  ['an object with toString', { toString: () => trusted }],
  ['a rule with an object with toString', { origin: { toString: () => trusted }, auth: {} }],
  ['a location', { href: `${trusted}/`, origin: undefined }],
  [
    'a subclass of URL with an origin of its own',
    new (class extends URL {
      override get origin() {
        return foreign
      }
    })(trusted),
  ],
  [
    'a rule whose getter answers twice',
    {
      get origin() {
        return `https://${(this as { reads?: number }).reads ? 'evil' : 'api'}.example${(this as { reads?: number }).reads ? '' : '.com'}`
      },
      auth: {},
    },
  ],
]

describe('entries of origins that types forbid', () => {
  it.each(strange)('The entry %s is read literally or rejected with a TypeError', async (_, entry) => {
    const tokens = await tokensOf({ origins: [entry as Entry] }).catch((error: unknown) => error) // types may forbid it
    if (tokens instanceof TypeError) return
    expect(tokens).toEqual([expect.toSatisfy((token) => token === 'Bearer good' || token === null), null, null])
  })

  it('A URL object in origins, also in a rule, is read like a string', async () => {
    expect(await tokensOf({ origins: [urlOfAnotherRealm()] })).toEqual(['Bearer good', null, null])
    expect(await tokensOf({ origins: [url] })).toEqual(['Bearer good', null, null])
    expect(await tokensOf({ origins: [{ origin: url, auth: {} }] })).toEqual(['Bearer good', null, null])
    expect(await tokensOf({ origins: [trusted, { origin: url, auth: false }] })).toEqual([null, null, null])
    expect(await tokensOf({ baseUrl: new URL('/v1', trusted) })).toEqual(['Bearer good', null, null])
  })

  it('A URL object with a path in origins is rejected, like a string', () => {
    for (const origins of [[new URL('/v1', trusted)], [{ origin: new URL('/v1', trusted), auth: {} }]])
      expect(() => createAuthFetch({ getToken: () => 'good', origins })).toThrow(TypeError)
  })

  it.each([true, 1, 'api'])('A rule whose auth is %j is rejected with a TypeError that names auth', (auth) => {
    const origins = [{ origin: trusted, auth } as unknown as Entry] // what a caller without types may pass
    expect(() => createAuthFetch({ getToken: () => 'good', origins })).toThrow('auth in a rule of origins')
  })

  it.each([null, 0, [trusted], { toString: () => trusted }, new String(trusted)])(
    'The baseUrl %j is rejected with a TypeError that names it',
    (baseUrl) => {
      const make = () => createAuthFetch({ getToken: () => 'good', baseUrl: baseUrl as unknown as string })
      expect(make).toThrow('baseUrl')
    },
  )
})

describe('a polluted Object.prototype', () => {
  const pollutions: Record<string, unknown> = {
    origin: foreign,
    location: { href: `${foreign}/`, origin: foreign, hostname: 'localhost' },
    document: { baseURI: `${foreign}/` },
    baseURI: `${foreign}/`,
    href: `${foreign}/`,
    origins: [foreign],
    baseUrl: foreign,
    token: {},
    auth: {},
    skipCache: true,
    replay: true,
    callerAuthorization: 'replace',
    signedOut: 'anonymous',
    url: `${foreign}/`,
    rule: {},
  }

  async function polluted<T>(names: readonly string[], run: () => Promise<T>): Promise<T> {
    for (const name of names)
      // oxlint-disable-next-line no-extend-native -- as an attacker does
      Object.defineProperty(Object.prototype, name, { value: pollutions[name], configurable: true, writable: true })
    try {
      return await run()
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name)
    }
  }

  it.each(Object.keys(pollutions))(
    'A polluted Object.prototype.%s sends the token only to trusted origins, on a server',
    async (name) => {
      const seen: [string, boolean][] = []
      const sendTo = async (options: Partial<AuthFetchOptions>) => {
        const authFetch = createAuthFetch({
          getToken: () => 'good',
          fetch: async (input, init) => {
            // Only the headers that authFetch sets: the platform itself reads a polluted init.
            seen.push([String(input), JSON.stringify(init ?? {}).includes('Bearer')])
            return new Response()
          },
          ...options,
        })
        for (const input of [`${foreign}/`, '/relative', `${trusted}/`]) await authFetch(input).catch(() => {})
      }
      await polluted([name], async () => {
        await sendTo({})
        await sendTo({ origins: [trusted] })
        await sendTo({ origins: [{ origin: trusted } as Entry] }).catch(() => {}) // what a caller without types may pass
        await sendTo({ origins: [{} as Entry] }).catch(() => {})
      })
      expect(seen.filter(([, hasToken]) => hasToken)).toEqual([[`${trusted}/`, true]])
    },
  )

  it("The inherited origin and location of a worker's global are still read", async () => {
    class WorkerGlobalScope {
      get location() {
        return { href: `${trusted}/worker.js`, origin: trusted }
      }
      get origin() {
        return trusted
      }
    }
    const inherited = Reflect.getPrototypeOf(globalThis)
    if (!inherited) throw new Error('The global of Node has a prototype.')
    const above = Reflect.getPrototypeOf(inherited)
    Object.setPrototypeOf(WorkerGlobalScope.prototype, above)
    Object.setPrototypeOf(inherited, WorkerGlobalScope.prototype)
    try {
      const { fetch, sent } = createPlatformFetch()
      await polluted(['origin'], () =>
        createAuthFetch({ getToken: () => 'good', fetch })('/notes').then(
          () => {},
          () => {},
        ),
      )
      await createAuthFetch({ getToken: () => 'good', fetch })(`${trusted}/notes`)
      expect(sent.at(-1)).toEqual({ origin: trusted, authorization: 'Bearer good' })
    } finally {
      Object.setPrototypeOf(inherited, above)
    }
  })
})
