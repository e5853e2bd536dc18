import { expect, it } from 'vitest'
import { call } from './support/call.js'
import { startServer } from './support/start-server.js'

it('fails as often as requested, then answers again', async () => {
  const { proxyUrl, failNext } = await startServer()
  failNext({ count: 2, status: 503 })
  expect(await statuses(`${proxyUrl}/v1/client`, 3)).toEqual([503, 503, 200])
})

it('fails matching paths only', async () => {
  const { proxyUrl, failNext } = await startServer()
  failNext({ path: /environment$/, status: 500 })
  expect(await statuses(`${proxyUrl}/v1/client`, 1)).toEqual([200])
  expect(await statuses(`${proxyUrl}/v1/environment`, 2)).toEqual([500, 200])
})

it('fails with the requested status, code and Retry-After, readable from another origin', async () => {
  const { proxyUrl, failNext } = await startServer()
  failNext({ status: 429, code: 'rate_limited', retryAfter: 7 })
  const { status, headers, body } = await call(`${proxyUrl}/v1/client`, {
    method: 'GET',
    headers: { origin: 'http://localhost:1' },
  })
  expect([status, headers.get('retry-after')]).toEqual([429, '7'])
  expect(headers.get('access-control-allow-origin')).toBe('http://localhost:1')
  expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
  expect(body).toMatchObject({ errors: [{ code: 'rate_limited' }] })
})

it('does not apply faults to preflights and files unless they are named', async () => {
  const { proxyUrl, failNext } = await startServer()
  failNext({})
  expect((await call(`${proxyUrl}/v1/client`, { method: 'OPTIONS' })).status).toBe(204)
  const script = `${proxyUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`
  expect(await statuses(script, 1)).toEqual([200])
  failNext({ path: '/npm/', status: 503 })
  expect(await statuses(script, 2)).toEqual([503, 200])
})

it('delays responses, and clears faults that no request has met', async () => {
  const { proxyUrl, delayNext, failNext, clearFaults } = await startServer()
  delayNext({ ms: 200 })
  const before = performance.now()
  await statuses(`${proxyUrl}/v1/client`, 1)
  expect(performance.now() - before).toBeGreaterThan(195)
  delayNext({ ms: 60_000 })
  failNext({})
  clearFaults()
  expect(await statuses(`${proxyUrl}/v1/client`, 1)).toEqual([200])
})

it('closes the connection before or within the response', async () => {
  const { proxyUrl, breakNext } = await startServer()
  breakNext({ how: 'reset' })
  await expect(fetch(`${proxyUrl}/v1/client`)).rejects.toBeInstanceOf(TypeError)
  breakNext({ how: 'cut' })
  const response = await fetch(`${proxyUrl}/v1/client`)
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toBeInstanceOf(TypeError)
  expect(await statuses(`${proxyUrl}/v1/client`, 1)).toEqual([200])
})

it('answers with half of the JSON or with an HTML page', async () => {
  const { proxyUrl, breakNext } = await startServer()
  breakNext({ how: 'truncated' })
  expect(await (await fetch(`${proxyUrl}/v1/client`)).text()).toBe('{"response":nul')
  breakNext({ how: 'html' })
  const page = await fetch(`${proxyUrl}/v1/client`)
  expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=UTF-8'])
})

it('accepts the same faults over HTTP, and rejects an unknown one', async () => {
  const { proxyUrl, url } = await startServer()
  expect((await call(`${url}/__control/break-next`, { json: { how: 'html' } })).status).toBe(200)
  expect(await statuses(`${proxyUrl}/v1/client`, 2)).toEqual([503, 200])
  expect((await call(`${url}/__control/break-next`, { json: { how: 'melt' } })).status).toBe(422)
})

it('hangs until the caller aborts or the server closes', async () => {
  const server = await startServer()
  server.delayNext({ ms: Infinity, count: 2 })
  const url = `${server.proxyUrl}/v1/client`
  await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({
    name: 'TimeoutError',
  })
  const hanging = fetch(url).catch((error: unknown) => error)
  await expect.poll(() => server.requests().length).toBe(2)
  expect(server.requests().map(({ status }) => status)).toEqual([0, 0])
  await server.close()
  expect(await hanging).toBeInstanceOf(TypeError)
})

async function statuses(url: string, count: number): Promise<number[]> {
  const found: number[] = []
  for (let index = 0; index < count; index += 1) {
    // One after the other: the order is what is tested.
    // oxlint-disable-next-line no-await-in-loop
    found.push((await fetch(url)).status)
  }
  return found
}
