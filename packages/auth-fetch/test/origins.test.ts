/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { describe, expect, it } from 'vitest'
import { createAuthFetch, type AuthFetchOptions, type GetTokenOptions } from '../src/index.js'
import { createStub } from './support/tokens.js'

type Origins = NonNullable<AuthFetchOptions['origins']>

/** Returns the `Authorization` that an input is sent with, or `'rejected'` when fetch rejects it. */
async function authorizationOf(input: RequestInfo | URL, origins: Origins, baseUrl?: string): Promise<string | null> {
  const { fetch, sent } = createStub()
  const authFetch = createAuthFetch({ getToken: () => 'good', origins, fetch, ...(baseUrl && { baseUrl }) })
  try {
    await authFetch(input)
  } catch {
    return 'rejected'
  }
  return sent[0]?.headers.get('authorization') ?? null
}

/** Returns every way to pass a URL: as `Request` and `URL` only if they can be built. */
function formsOf(text: string): (RequestInfo | URL)[] {
  const forms: (RequestInfo | URL)[] = [text]
  try {
    forms.push(new URL(text))
    forms.push(new Request(text))
  } catch {
    // This form cannot be built.
  }
  return forms
}

const rules: Origins = [
  'https://api.example.com',
  'https://*.wild.test',
  'http://plain.test:8080',
  'https://b\u00fccher.example',
]

describe('origins that get a token', () => {
  it.each([
    'https://api.example.com',
    'https://api.example.com/',
    'https://api.example.com/path?q#f',
    'https://api.example.com:443/',
    'https://API.Example.COM/',
    'https://api.exa\tmple.com/',
    'https:\\\\api.example.com\\path',
    'https:api.example.com',
    ' https://api.example.com/ ',
    'https://api.example.com/@evil.com',
    'https://api.example.com?@evil.com',
    'https://api.example.com#@evil.com',
    'https://a.wild.test/',
    'https://a.b.c.wild.test/',
    'https://A.WILD.test:443',
    'http://plain.test:8080/',
    'https://b\u00fccher.example/',
    'https://xn--bcher-kva.example/',
    'https://B\u00dcCHER.example/',
    'https://api\u3002example\u3002com/',
  ])('A token is sent to %j, as string, URL and Request', async (text) => {
    for (const input of formsOf(text)) expect(await authorizationOf(input, rules)).toBe('Bearer good')
  })
})

describe('origins that get no token', () => {
  it.each([
    'https://evil.com/',
    'https://api.example.com.evil.com/',
    'https://api.example.comevil.com/',
    'https://api.example.como',
    'https://evil.com/https://api.example.com/',
    'https://evil.com?https://api.example.com/',
    'https://evil.com#https://api.example.com/',
    'https://evil.com\\@api.example.com/',
    'https://api.example.com./',
    'https://api.example.com:444/',
    'https://api.example.com:8443/',
    'http://api.example.com/',
    'http://api.example.com:443/',
    'https://xapi.example.com/',
    'https://example.com/',
    'https://api-example.com/',
    'https://\u0430pi.example.com/',
    'https://wild.test/',
    'https://wild.test./',
    'https://a.wild.test./',
    'https://awild.test/',
    'https://a..wild.test/',
    'https://.wild.test/',
    'https://a.wild.test.evil.com/',
    'https://a.wild.test:8443/',
    'http://a.wild.test/',
    'http://plain.test/',
    'https://plain.test:8080/',
    'https://bucher.example/',
    'data:text/plain,https://api.example.com/',
  ])('No token is sent to %j, as string, URL and Request', async (text) => {
    for (const input of formsOf(text)) expect(await authorizationOf(input, rules)).not.toBe('Bearer good')
  })

  it.each([
    'https://user@api.example.com/',
    'https://user:pass@api.example.com/',
    'https://:@api.example.com@evil.com/',
    'https://api.example.com@evil.com/',
    'https://api.example.com:443@evil.com/',
    'blob:https://api.example.com/5f0c',
    'javascript:https://api.example.com/',
    'file:///api.example.com/',
    'ftp://api.example.com/',
    'https://[api.example.com]/',
    'https://',
    '',
    '/path',
    '//api.example.com/',
  ])('No token is sent to %j, which fetch judges itself', async (text) => {
    const events: string[] = []
    const authFetch = createAuthFetch({
      getToken: () => 'good',
      origins: rules,
      fetch: (_, init) => Promise.resolve(new Response(new Headers(init?.headers).get('authorization') ?? 'bare')),
      onEvent: (event) => void (event.type === 'skipped' && events.push(event.reason)),
    })
    expect(await (await authFetch(text)).text()).toBe('bare')
    expect(events).toHaveLength(1)
  })
})

describe('baseUrl', () => {
  const baseUrl = 'https://api.example.com/v1/'

  it.each([
    ['notes', 'https://api.example.com/v1/notes'],
    ['/notes', 'https://api.example.com/notes'],
    ['../notes', 'https://api.example.com/notes'],
    ['?q', 'https://api.example.com/v1/?q'],
    ['', 'https://api.example.com/v1/'],
    ['//api.example.com/notes', 'https://api.example.com/notes'],
    ['/\tnotes', 'https://api.example.com/notes'],
    ['https:notes', 'https://api.example.com/v1/notes'],
  ])('The input %j resolves against baseUrl and gets a token', async (input, url) => {
    const { fetch, sent } = createStub()
    await createAuthFetch({ getToken: () => 'good', baseUrl, fetch })(input)
    expect([sent[0]?.url, sent[0]?.headers.get('authorization')]).toEqual([url, 'Bearer good'])
  })

  it.each([
    '//evil.com/notes',
    '/\\evil.com/notes',
    '\\\\evil.com/notes',
    '/\t/evil.com/notes',
    '/\n\\evil.com',
    '\t//evil.com',
    ' //evil.com',
    'https://evil.com/notes',
    'https:/\\evil.com/notes',
    'http:notes',
    'http://api.example.com/notes',
    '//user@api.example.com/notes',
    '//api.example.com:8443/notes',
    '//api.example.com.evil.com/notes',
  ])('The input %j leaves the origin of baseUrl and gets no token', async (input) => {
    expect(await authorizationOf(input, [], baseUrl)).not.toBe('Bearer good')
  })

  it('An input that gets no token resolves against baseUrl too', async () => {
    const { fetch, sent } = createStub()
    const authFetch = createAuthFetch({ getToken: () => 'good', baseUrl, fetch })
    await authFetch('notes', { auth: false })
    await authFetch('notes', { headers: { authorization: 'Basic abc' } })
    expect(sent.map(({ url }) => url)).toEqual(Array(2).fill('https://api.example.com/v1/notes'))
  })

  it('A rule may set the token options for the origin of baseUrl', async () => {
    const asked: GetTokenOptions[] = []
    const getToken = (options: GetTokenOptions = {}) => {
      asked.push(options)
      return 'good'
    }
    const origins = [{ origin: 'https://api.example.com', auth: { template: 'api' } }]
    await createAuthFetch({ getToken, baseUrl: new URL(baseUrl), origins, fetch: createStub().fetch })('notes')
    expect(asked).toEqual([{ template: 'api' }])
  })
})

describe('rules in origins', () => {
  it('A rule sets the token options of an origin, and init.auth overrides them', async () => {
    const asked: GetTokenOptions[] = []
    const getToken = (options: GetTokenOptions = {}) => {
      asked.push(options)
      return 'good'
    }
    const origins = [
      { origin: 'https://a.example.com', auth: { template: 'a', organizationId: 'org_a' } },
      { origin: 'https://*.example.com', auth: { template: 'any' } },
      'https://plain.test',
    ]
    const authFetch = createAuthFetch({ getToken, origins, fetch: createStub().fetch })
    await authFetch('https://a.example.com/')
    await authFetch('https://a.example.com/', { auth: { template: 'mine', skipCache: true, replay: false } })
    await authFetch('https://b.example.com/')
    await authFetch('https://plain.test/')
    expect(asked).toEqual([
      { template: 'a', organizationId: 'org_a' },
      { template: 'mine', organizationId: 'org_a', skipCache: true },
      { template: 'any' },
      {},
    ])
  })

  it('A rule for a nearer domain overrides one for a farther domain, in any order', async () => {
    const far = { origin: 'https://*.example.com', auth: {} }
    const near = { origin: 'https://*.cdn.example.com', auth: false as const }
    for (const origins of [
      [far, near],
      [near, far],
    ]) {
      expect(await authorizationOf('https://a.cdn.example.com/', origins)).toBe(null)
      expect(await authorizationOf('https://cdn.example.com/', origins)).toBe('Bearer good')
    }
  })

  it('A rule with auth: false makes an origin public, and a later rule replaces an earlier one', async () => {
    const open = { origin: 'https://api.example.com', auth: false as const }
    expect(await authorizationOf('https://api.example.com/', [open])).toBe(null)
    expect(await authorizationOf('https://api.example.com/', [open, 'https://api.example.com'])).toBe('Bearer good')
    expect(await authorizationOf('https://api.example.com/', ['https://*.example.com', open])).toBe(null)
  })

  it.each([{}, { auth: undefined }, { token: {} }, { token: false }])(
    'A rule with %j and without auth is rejected with a TypeError that names auth',
    (members) => {
      const rule = { origin: 'https://api.example.com', ...members } as unknown as Origins[number] // what a caller without types may pass
      const create = () => createAuthFetch({ getToken: () => 'good', origins: [rule] })
      expect(create).toThrow(TypeError)
      expect(create).toThrow('createAuthFetch: auth in a rule of origins must be token options or false')
    },
  )

  it.each([
    'api.example.com',
    '*',
    'https://*',
    '*.example.com',
    'https://*.com',
    'https://*.mylocalhost',
    'https://*.localhosts',
    'https://*.co:8443',
    'https://*.1.2.3.4',
    'https://*.[::1]',
    'https://a.*.example.com',
    'https://a*.example.com',
    'https://*.*.example.com',
    'https://api.example.com/v1',
    'https://api.example.com/?q',
    'https://api.example.com/#f',
    'https://user@api.example.com',
    'https://*.@api.example.com',
    'https://*.:@api.example.com',
    'https://@api.example.com',
    'https://＊.example.com',
    'ftp://api.example.com',
    'blob:https://api.example.com',
    'localhost:3000',
    'null',
    '',
  ])('The origin %j is rejected with a TypeError that quotes it', (origin) => {
    const make = (): unknown => createAuthFetch({ getToken: () => 'good', origins: [origin] })
    expect(make).toThrow(TypeError)
    expect(make).toThrow(`'${origin}'`)
  })

  it.each([
    'https://*.localhost',
    'http://*.example.co.uk:8080',
    'http://[::1]:3000',
    'https://*.xn--bcher-kva.example',
    'http://10.0.0.1/',
  ])('The origin %j is accepted', (origin) => {
    expect(() => createAuthFetch({ getToken: () => 'good', origins: [origin] })).not.toThrow()
  })
})

describe("the caller's own Authorization", () => {
  const url = 'https://api.example.com/'
  const forms: [string, () => HeadersInit][] = [
    ['object', () => ({ AUTHORIZATION: 'Basic abc', 'x-one': '1' })],
    [
      'pairs',
      () => [
        ['authorization', 'Basic abc'],
        ['x-one', '1'],
      ],
    ],
    ['Headers', () => new Headers({ authorization: 'Basic abc', 'x-one': '1' })],
    [
      'generator',
      () => Object.entries({ Authorization: 'Basic abc', 'x-one': '1' }).values() as unknown as HeadersInit,
    ], // any iterable of pairs
  ]

  it.each(forms)("The caller's Authorization in an %s is kept, and getToken is not called", async (_, headers) => {
    const { fetch, sent } = createStub()
    const getToken = () => Promise.reject(new Error('asked'))
    const authFetch = createAuthFetch({ getToken, origins: [url], fetch })
    await authFetch(url, { headers: headers() })
    await authFetch(new Request(url, { headers: headers() }))
    expect(sent.map(({ headers: all }) => `${all.get('authorization')} ${all.get('x-one')}`)).toEqual(
      Array(2).fill('Basic abc 1'),
    )
  })

  it.each(forms)(
    "The caller's Authorization in an %s is replaced with callerAuthorization: replace",
    async (_, headers) => {
      const { fetch, sent } = createStub()
      const authFetch = createAuthFetch({
        getToken: () => 'good',
        origins: [url],
        callerAuthorization: 'replace',
        fetch,
      })
      await authFetch(url, { headers: headers() })
      await authFetch(new Request(url, { headers: headers() }))
      expect(sent.map(({ headers: all }) => `${all.get('authorization')} ${all.get('x-one')}`)).toEqual(
        Array(2).fill('Bearer good 1'),
      )
    },
  )

  it("With callerAuthorization: replace, the caller's Authorization is removed when nobody is signed in, and kept for an untrusted origin", async () => {
    const { fetch, sent } = createStub()
    const options = { signedOut: 'anonymous', callerAuthorization: 'replace' } as const
    const authFetch = createAuthFetch({ getToken: () => null, origins: [url], fetch, ...options })
    for (const [, headers] of forms) await authFetch(url, { headers: headers() })
    await authFetch('https://other.example.com/', { headers: { authorization: 'Basic abc' } })
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([null, null, null, null, 'Basic abc'])
    expect(sent[0]?.headers.get('x-one')).toBe('1')
  })
})
