import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { startServer } from './support/start-server.js'

const require = createRequire(import.meta.url)

it.each([
  ['5', '5.128.0'],
  ['6', '6.40.0'],
  ['5.128.0', '5.128.0'],
  ['6.40.0', '6.40.0'],
  ['^6.1', '6.40.0'],
  ['latest', '6.40.0'],
])('serves the real clerk-js for version %s', async (spec, version) => {
  const { proxyUrl } = await startServer()
  const url = `${proxyUrl}/npm/@clerk/clerk-js@${spec}/dist/clerk.browser.js`
  const response = await fetch(url, { headers: { origin: 'http://localhost:3000' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
  expect(await response.text()).toContain(`"${version}"`)
})

it.each(['5', '6'])('serves every chunk of clerk-js %s', async (major) => {
  const { proxyUrl } = await startServer()
  const files = await readdir(dirname(require.resolve(`clerk-js-${major}`)))
  const chunks = files.filter((file) => /_clerk\.browser_.*\.js$/.test(file))
  expect(chunks.length).toBeGreaterThan(5)
  const statuses = await Promise.all(
    chunks.map(async (file) => (await fetch(`${proxyUrl}/npm/@clerk/clerk-js@${major}/dist/${file}`)).status),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
})

it.each([
  '/npm/@clerk/clerk-js@4/dist/clerk.browser.js',
  '/npm/@clerk/clerk-js/dist/clerk.browser.js',
  '/npm/@clerk/backend@5/dist/clerk.browser.js',
  '/npm/@clerk/clerk-js@5/dist/nothing.js',
  '/npm/@clerk/clerk-js@5/dist/package.json',
  '/npm/@clerk/clerk-js@constructor/dist/clerk.js',
])('has nothing at %s', async (path) => {
  const { proxyUrl } = await startServer()
  expect((await fetch(proxyUrl + path)).status).toBe(404)
})

it.each([
  '/npm/@clerk/clerk-js@5/dist/../package.json',
  '/npm/@clerk/clerk-js@5/dist/..%2fpackage.json',
  '/npm/@clerk/clerk-js@5/dist/%2e%2e%2fheadless%2findex.js',
  '/npm/@clerk/clerk-js@5/dist/..%5c..%5cpackage.json',
  '/npm/@clerk/clerk-js@5/dist/clerk.js%00.js',
  '/npm/@clerk/clerk-js@5%2f..%2f..%2f/dist/clerk.js',
  '/npm/@clerk/clerk-js@5/dist/%2fetc%2fpasswd',
])('does not leave its folder for %s', async (path) => {
  const { url } = await startServer()
  expect(await rawStatus(url, path)).toMatch(/^HTTP\/1\.1 (400|404|501) /)
})

/** `fetch` tidies paths before it sends them. */
function rawStatus(url: string, path: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', reject)
    socket.on('data', (data) => {
      socket.destroy()
      resolve(data.toString().split('\r\n')[0] ?? '')
    })
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  })
}
