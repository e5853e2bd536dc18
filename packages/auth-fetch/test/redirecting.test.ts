/* oxlint-disable unicorn/consistent-function-scoping -- a test shows its functions where it uses them */
import { createReadStream } from 'node:fs'
import { chromium as playwright, type Page } from '@playwright/test'
import { chromium } from '@x/scripts/chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuthFetch } from '../src/index.js'
import { listen, readRequest, startServer } from './support/start-server.js'

describe('over a redirect to another origin, in Node', () => {
  it.each([301, 302, 303, 307, 308])('%i, Authorization does not follow', async (status) => {
    const foreign = await startServer()
    const own = await startServer(() => ({ status, headers: { location: `${foreign.origin}/landed` } }))
    const authFetch = createAuthFetch({ getToken: () => 'good', origins: [own.origin] })
    const response = await authFetch(`${own.origin}/`, { headers: { 'x-other': 'kept' } })
    expect([response.status, response.redirected, response.url]).toEqual([200, true, `${foreign.origin}/landed`])
    expect(own.seen[0]?.authorization).toBe('Bearer good')
    expect(foreign.seen.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  it('Authorization does not follow to another port of the same host, nor after a replay', async () => {
    const foreign = await startServer()
    const own = await startServer(({ authorization }) =>
      authorization === 'Bearer new' ? { status: 307, headers: { location: foreign.origin } } : { status: 401 },
    )
    const getToken = (options?: { skipCache?: boolean }) => (options?.skipCache ? 'new' : 'old')
    await createAuthFetch({ getToken, origins: [own.origin] })(`${own.origin}/`, { method: 'POST', body: 'a' })
    expect(own.seen.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new'])
    expect(foreign.seen.map(({ authorization, body }) => [authorization, body])).toEqual([[undefined, 'a']])
  })

  it('Authorization follows within the origin', async () => {
    const own = await startServer(({ url }) => (url === '/' ? { status: 302, headers: { location: '/next' } } : {}))
    await createAuthFetch({ getToken: () => 'good', origins: [own.origin] })(`${own.origin}/`)
    expect(own.seen.map(({ authorization }) => authorization)).toEqual(['Bearer good', 'Bearer good'])
  })
})

describe('in Chromium', () => {
  const stops: (() => Promise<unknown>)[] = []
  const seen: { at: 'own' | 'foreign'; url: string; authorization: string | undefined }[] = []
  let page: Page
  let own = ''
  let foreign = ''

  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, *' }

  async function serve(at: 'own' | 'foreign'): Promise<string> {
    const { origin, stop } = await listen(async (request, response) => {
      const { method, url, authorization } = await readRequest(request)
      if (url.startsWith('/dist/')) {
        response.writeHead(200, { 'content-type': 'text/javascript', ...cors })
        createReadStream(new URL(`..${url}`, import.meta.url)).pipe(response)
        return
      }
      if (method === 'OPTIONS') return void response.writeHead(204, cors).end()
      if (url.startsWith('/api')) seen.push({ at, url, authorization })
      if (url === '/api/leave')
        return void response.writeHead(307, { ...cors, location: `${foreign}/api/landed` }).end()
      response.writeHead(200, { 'content-type': 'text/html', ...cors }).end('<!doctype html><title>test</title>')
    })
    stops.push(stop)
    return origin
  }

  /** Runs a call in a page or a frame of it, with the built core. */
  function call(
    input: string,
    options: { origins?: string[]; frame?: 'srcdoc' | 'sandboxed' | 'base'; asRequest?: boolean } = {},
  ) {
    seen.length = 0
    return page.evaluate(
      async ([target, core, { origins = [], frame, asRequest }, elsewhere]) => {
        const script = `<script type="module">
          import { createAuthFetch } from '${core}'
          const refused = []
          const authFetch = createAuthFetch({ getToken: () => 'good', origins: ${JSON.stringify(origins)}, onEvent: (event) => event.type === 'refused' && refused.push(event.reason) })
          const target = ${JSON.stringify(target)}
          const response = await authFetch(${asRequest ? 'new Request(target)' : 'target'}).catch((error) => ({ url: String(error) }))
          parent.postMessage({ url: response.url, refused }, '*')
        </script>`
        const element = document.createElement('iframe')
        const base = frame === 'base' ? `<base href="${elsewhere}/api/">` : ''
        if (frame === 'sandboxed') element.sandbox.add('allow-scripts')
        const told = new Promise<{ url: string; refused: string[] }>((resolve) => {
          addEventListener('message', (event) => resolve(event.data), { once: true })
        })
        element.srcdoc = `<!doctype html>${base}${script}`
        document.body.append(element)
        return told
      },
      [input, `${own}/dist/index.js`, options, foreign] as const,
    )
  }

  beforeAll(async () => {
    own = await serve('own')
    foreign = await serve('foreign')
    const browser = await playwright.launch(await chromium())
    stops.unshift(() => browser.close())
    page = await browser.newPage()
    await page.goto(own)
  }, 60_000)

  afterAll(async () => {
    for (const stop of stops) await stop()
  })

  it('Authorization does not follow a redirect to another origin', async () => {
    expect(await call('/api/leave')).toMatchObject({ url: `${foreign}/api/landed` })
    expect(seen).toEqual([
      { at: 'own', url: '/api/leave', authorization: 'Bearer good' },
      { at: 'foreign', url: '/api/landed', authorization: undefined },
    ])
  })

  it.each([false, true])('a srcdoc frame has the origin of its parent (as a Request: %s)', async (asRequest) => {
    expect(await call('/api/notes', { frame: 'srcdoc', asRequest })).toEqual({ url: `${own}/api/notes`, refused: [] })
    expect(seen).toEqual([{ at: 'own', url: '/api/notes', authorization: 'Bearer good' }])
  })

  it('a sandboxed frame has no origin of its own, and gets a token only by a rule', async () => {
    expect(await call(`${own}/api/notes`, { frame: 'sandboxed' })).toEqual({
      url: `${own}/api/notes`,
      refused: ['origin'],
    })
    expect(seen).toEqual([{ at: 'own', url: '/api/notes', authorization: undefined }])
    expect(await call('/api/notes', { frame: 'sandboxed', origins: [own] })).toEqual({
      url: `${own}/api/notes`,
      refused: [],
    })
    expect(seen).toEqual([{ at: 'own', url: '/api/notes', authorization: 'Bearer good' }])
  })

  it.each(['notes', '/api/notes'])('a relative URL (%s) under a foreign <base href> gets no token', async (input) => {
    expect(await call(input, { frame: 'base' })).toEqual({ url: `${foreign}/api/notes`, refused: ['origin'] })
    expect(seen).toEqual([{ at: 'foreign', url: '/api/notes', authorization: undefined }])
  })

  it('a path that the parser reads as another origin gets no token', async () => {
    const host = new URL(foreign).host
    for (const input of [
      `//${host}/api/notes`,
      `/\\${host}/api/notes`,
      `/\t/${host}/api/notes`,
      `\\\\${host}/api/notes`,
    ]) {
      expect(await call(input)).toEqual({ url: `${foreign}/api/notes`, refused: ['origin'] })
      expect(seen).toEqual([{ at: 'foreign', url: '/api/notes', authorization: undefined }])
    }
  })
})
