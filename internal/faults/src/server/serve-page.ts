import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'
import type { PageConfig } from '../cell.ts'

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** A service worker that passes every request on, as those of offline apps do. */
const worker = `
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request)))
`

/** Serves the built page, and tells it where everything is. */
export function servePage(folder: string, config: () => PageConfig): Hono {
  const app = new Hono()
  app.get('/config.json', (c) => c.json(config()))
  app.all('/sign-in', (c) => c.html('<!doctype html><title>Sign in</title><h1>Sign in</h1>'))
  app.get('/worker.js', (c) => c.body(worker, 200, { 'Content-Type': 'text/javascript' }))
  app.get('*', async (c) => {
    const path = c.req.path === '/' ? '/index.html' : normalize(c.req.path)
    const file = await readFile(join(folder, path)).catch(() => undefined)
    if (!file) return c.notFound()
    return c.body(new Uint8Array(file), 200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' })
  })
  return app
}
