import { equal } from './assert.js'
import { createStub, echoUrl, seen, type ContractCase, type Target } from './contract-case.js'

const rules = [
  'https://api.test',
  'https://*.wild.test',
  'http://plain.test:8080',
  { origin: 'https://public.test', auth: false },
  { origin: 'https://template.test', auth: { template: 'billing' } },
] as const

const trusted = [
  'https://api.test',
  'https://api.test:443/',
  'HTTPS://API.test/path?query#fragment',
  'https:/api.test/',
  'https://a.wild.test/',
  'https://b.a.wild.test/',
  'http://plain.test:8080/',
]

/** URLs that try to look like a trusted origin, or to leave it. */
const untrusted = [
  'http://api.test/',
  'https://api.test:8443/',
  'https://api.test./',
  'https://api.test.evil.test/',
  'https://evil.test/https://api.test/',
  'https://evil.test?https://api.test/',
  'https://evil.test#https://api.test/',
  'https://evil.test\\@api.test/',
  'https://evil-api.test/',
  'https://apiítest/',
  'https://аpi.test/',
  'https://wild.test/',
  'https://evilwild.test/',
  'https://.wild.test/',
  'https://a.wild.test.evil.test/',
  'https://a.wild.test:8443/',
  'http://a.wild.test/',
  'https://plain.test:8080/',
  'http://plain.test/',
  'https://public.test/',
  'https://user@api.test/',
  'https://user:password@api.test/',
  'https://api.test@evil.test/',
  'https://api.test:443@evil.test/',
  '//evil.test/',
  '/\\evil.test/',
  '\\\\evil.test/',
  '/\t/evil.test/',
  '\n//evil.test/',
  'ht\ntps://evil.test/',
  'https:evil.test/',
  'blob:https://api.test/0d5e1a6e',
  'data:text/plain,https://api.test/',
  'ftp://api.test/',
]

export const originCases: readonly ContractCase[] = [
  {
    name: 'authFetch sends the token to the origins of the rules',
    async run(target) {
      for (const url of trusted) equal(await authorizations(target, url), ['Bearer token'], url)
    },
  },
  {
    name: 'authFetch sends no token to URLs that only look like a trusted origin, as string, URL and Request',
    async run(target) {
      for (const url of untrusted) {
        for (const authorization of await authorizations(target, url)) equal(authorization, null, JSON.stringify(url))
      }
    },
  },
  {
    name: 'authFetch sends no token when a relative input leaves the origin of baseUrl',
    async run({ core }) {
      const stub = createStub()
      const authFetch = core.createAuthFetch({
        getToken: () => 'token',
        baseUrl: 'https://api.test/v1/',
        fetch: stub.fetch,
      })
      for (const input of untrusted.filter((url) => !url.startsWith('https:'))) await authFetch(input)
      equal([...new Set(stub.authorizations)], [null])
      for (const input of ['/a', 'a', '../a', '?a', '', './/evil.test']) await authFetch(input)
      equal([...new Set(stub.authorizations)], [null, 'Bearer token'])
    },
  },
  {
    name: 'authFetch sends no token with auth: false',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ getToken: () => 'token', origins: [origin] })
      equal((await seen(await authFetch(echoUrl(origin), { auth: false }))).headers['authorization'], undefined)
    },
  },
  {
    name: 'authFetch requests the token that the rule or the request names',
    async run({ core }) {
      const stub = createStub()
      const authFetch = core.createAuthFetch({
        getToken: (options) => [options?.template, options?.organizationId, options?.skipCache].map(String).join('/'),
        origins: rules,
        fetch: stub.fetch,
      })
      await authFetch('https://template.test/')
      await authFetch('https://template.test/', { auth: { organizationId: 'org_1' } })
      await authFetch('https://template.test/', { auth: { template: 'other', skipCache: true } })
      equal(stub.authorizations, [
        'Bearer billing/undefined/undefined',
        'Bearer billing/org_1/undefined',
        'Bearer other/undefined/true',
      ])
    },
  },
  {
    name: "authFetch trusts only the page's own origin by default",
    async run({ core, origin, foreign }) {
      const authFetch = core.createAuthFetch({ getToken: () => 'token' })
      const isPage = globalThis.location?.origin === origin
      equal(
        (await seen(await authFetch(echoUrl(origin)))).headers['authorization'],
        isPage ? 'Bearer token' : undefined,
      )
      equal((await seen(await authFetch(echoUrl(foreign)))).headers['authorization'], undefined)
      if (!isPage) return
      const { pathname, search } = new URL(echoUrl(origin))
      equal((await seen(await authFetch(pathname + search))).headers['authorization'], 'Bearer token')
    },
  },
  {
    name: 'authFetch sends no token along with a redirect to another origin',
    async run({ core, origin, foreign }) {
      const authFetch = core.createAuthFetch({ getToken: () => 'token', origins: [origin] })
      for (const status of [301, 302, 303, 307, 308]) {
        const to = (url: string) => `${origin}/redirect?status=${status}&to=${encodeURIComponent(url)}`
        const away = await seen(await authFetch(to(echoUrl(foreign))))
        equal(away.headers['authorization'], undefined, `${status} to another origin`)
        const home = await seen(await authFetch(to(echoUrl(origin))))
        equal(home.headers['authorization'], 'Bearer token', `${status} to the same origin`)
      }
    },
  },
]

/** Returns the `Authorization` sent to a URL, as string, `URL` and `Request`, where those can be built. */
async function authorizations({ core }: Target, url: string): Promise<unknown[]> {
  const stub = createStub()
  const authFetch = core.createAuthFetch({ getToken: () => 'token', origins: rules, fetch: stub.fetch })
  for (const create of [() => url, () => new URL(url), () => new Request(url)]) {
    let input: RequestInfo | URL
    try {
      input = create()
    } catch {
      continue
    }
    await authFetch(input)
  }
  return [...new Set(stub.authorizations)]
}
