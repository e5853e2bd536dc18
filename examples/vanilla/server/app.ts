import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { proxy } from 'hono/proxy'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { createApi } from '../../vite-react/server/api.ts'
import type { Person } from '../../vite-react/server/identity.ts'

export interface AppOptions {
  readonly api: ReturnType<typeof createApi>
  readonly apiUrl: string
  readonly clerkUrl: string
  readonly people: readonly Person[]
}

const page = join(import.meta.dirname, '../page')
const authFetch = dirname(fileURLToPath(import.meta.resolve('@x/auth-fetch')))

/** The page's own origin: its files, the built core, the API under `/api`, and Clerk under `/__clerk`. */
export function createApp({ api, apiUrl, clerkUrl, people }: AppOptions) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const config = { apiOrigin: apiUrl, people }
  const lines = Object.entries(config).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)

  app.get('/config.js', (c) => c.body(lines.join(''), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  app.mount('/api', api.fetch)
  app.all('/__clerk/*', (c) => proxy(clerkUrl + c.req.url.slice(new URL(c.req.url).origin.length), c.req))
  app.get(
    '/auth-fetch/*',
    serveStatic({ root: authFetch, rewriteRequestPath: (path) => path.slice('/auth-fetch'.length) }),
  )
  app.get('*', serveStatic({ root: page }))
  return app
}
