/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAuthFetch } from '../../src/index.js'

/** Returns what was sent: the input of fetch, and its `Authorization`. */
function createRecorder() {
  const sent: [string, string | null][] = []
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => {
    sent.push([String(input), new Headers(init?.headers).get('authorization')])
    return Promise.resolve(new Response())
  }
  return { fetch, sent }
}

afterEach(() => document.head.replaceChildren())

describe("the page's own origin", () => {
  it("The page's own origin gets a token without a rule, by relative and absolute URLs", async () => {
    const { fetch, sent } = createRecorder()
    const authFetch = createAuthFetch({ getToken: () => 'good', origins: ['https://api.example.com'], fetch })
    for (const input of ['/api', 'api', '', '?q', 'http://localhost:3000/api', '//localhost:3000/api'])
      await authFetch(input)
    expect(sent.map(([, authorization]) => authorization)).toEqual(Array(6).fill('Bearer good'))
    await authFetch('http://localhost:3001/api')
    await authFetch('https://localhost:3000/api')
    expect(sent.slice(6).map(([, authorization]) => authorization)).toEqual([null, null])
  })

  it("The page's own origin gets the token of its rule, or none", async () => {
    const { fetch, sent } = createRecorder()
    const origins = [{ origin: 'http://localhost:3000', auth: false as const }]
    await createAuthFetch({ getToken: () => 'good', origins, fetch })('/api')
    expect(sent).toEqual([['/api', null]])
  })

  it('A relative URL is sent as the caller wrote it', async () => {
    const { fetch, sent } = createRecorder()
    await createAuthFetch({ getToken: () => 'good', fetch })('/api?q=1#f')
    expect(sent).toEqual([['/api?q=1#f', 'Bearer good']])
  })

  it('A request goes to its original URL when the base URL changes during the wait for the token', async () => {
    const { fetch, sent } = createRecorder()
    const getToken = async () => {
      const base = document.createElement('base')
      base.href = 'https://evil.example/'
      document.head.append(base)
      await new Promise((resolve) => setTimeout(resolve, 1))
      return 'good'
    }
    await createAuthFetch({ getToken, fetch })('/api')
    expect(sent).toEqual([['http://localhost:3000/api', 'Bearer good']])
  })

  it('A sandboxed frame has no own origin', async () => {
    vi.stubGlobal('origin', 'null')
    onTestFinished(() => void vi.unstubAllGlobals())
    const { fetch, sent } = createRecorder()
    await createAuthFetch({ getToken: () => 'good', fetch })('/api')
    expect(sent).toEqual([['/api', null]])
  })

  it("The location's origin is trusted when a script has replaced the global", async () => {
    vi.stubGlobal('origin', 'https://third.example')
    onTestFinished(() => void vi.unstubAllGlobals())
    const { fetch, sent } = createRecorder()
    const authFetch = createAuthFetch({ getToken: () => 'good', fetch })
    await authFetch('https://third.example/')
    await authFetch('/api')
    expect(sent).toEqual([
      ['https://third.example/', null],
      ['/api', 'Bearer good'],
    ])
  })

  it("The global's origin is trusted in a srcdoc frame, whose location has none", async () => {
    vi.stubGlobal('location', { origin: 'null', href: 'about:srcdoc', hostname: '' })
    onTestFinished(() => void vi.unstubAllGlobals())
    const { fetch, sent } = createRecorder()
    await createAuthFetch({ getToken: () => 'good', fetch })('/api')
    expect(sent).toEqual([['/api', 'Bearer good']])
  })

  it("A relative baseUrl resolves against the page's URL", async () => {
    const { fetch, sent } = createRecorder()
    await createAuthFetch({ getToken: () => 'good', baseUrl: '/v1/', fetch })('notes')
    expect(sent).toEqual([['http://localhost:3000/v1/notes', 'Bearer good']])
  })
})

describe('the warning about a missing origin', () => {
  async function warnings(
    send: (authFetch: ReturnType<typeof createAuthFetch>) => Promise<unknown>,
  ): Promise<string[]> {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    onTestFinished(() => warn.mockRestore())
    const origins = [{ origin: 'https://public.example', auth: false as const }]
    await send(createAuthFetch({ getToken: () => 'secret-token', origins, fetch: createRecorder().fetch }))
    return warn.mock.calls.map(([message]) => String(message))
  }

  it('The warning appears once per origin on a local page, and says what to do', async () => {
    const told = await warnings(async (authFetch) => {
      for (const path of ['a', 'b']) {
        await authFetch(`https://one.example/${path}?secret`)
        await authFetch(`https://two.example/${path}`, { method: 'POST' })
      }
    })
    expect(told).toEqual([
      expect.stringMatching(/GET.*https:\/\/one\.example without a token.*origins/),
      expect.stringMatching(/POST.*https:\/\/two\.example without a token.*origins/),
    ])
    expect(told.join()).not.toMatch(/secret/)
  })

  it('The warning does not appear for public origins, auth: false or URLs that are not http', async () => {
    const told = await warnings(async (authFetch) => {
      await authFetch('https://public.example/')
      await authFetch('https://one.example/', { auth: false })
      await authFetch('data:text/plain,x')
      await authFetch('/own')
    })
    expect(told).toEqual([])
  })

  it.each(['app.example.com', '10.0.0.1', 'localhost.example.com', 'notlocalhost'])(
    'The warning does not appear on %s',
    async (hostname) => {
      vi.stubGlobal('location', { hostname, href: `https://${hostname}/`, origin: `https://${hostname}` })
      onTestFinished(() => void vi.unstubAllGlobals())
      expect(await warnings((authFetch) => authFetch('https://one.example/'))).toEqual([])
    },
  )

  it.each(['localhost', '127.0.0.1', '[::1]'])('The warning appears on %s', async (hostname) => {
    vi.stubGlobal('location', { hostname, href: `http://${hostname}/`, origin: `http://${hostname}` })
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(await warnings((authFetch) => authFetch('https://one.example/'))).toHaveLength(1)
  })
})
