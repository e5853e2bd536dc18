import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { proxy } from 'hono/proxy'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clerkScript } from './clerk-script.ts'

export interface AppOptions {
  readonly api: { readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response> }
  readonly apiUrl: string
  readonly publishableKey: string
  /** A local Clerk, proxied through the page's origin. */
  readonly clerkUrl?: string
  /** The users that the sign-in form offers. */
  readonly people: readonly object[]
}

const PROXY = '/__clerk'
const page = join(import.meta.dirname, '../page')
const styles = dirname(fileURLToPath(import.meta.resolve('@x/example-shared/page/styles/base.css')))
const authFetch = dirname(fileURLToPath(import.meta.resolve('@x/auth-fetch')))

/** Creates the page's server: its files and settings, the built core, the API under `/api` and the local Clerk under `/__clerk`. */
export function createApp({ api, apiUrl, publishableKey, clerkUrl, people }: AppOptions) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const script = clerkScript(publishableKey, clerkUrl && PROXY)
  const config = { apiOrigin: apiUrl, clerkScript: script, people }
  const lines = Object.entries(config).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)

  app.get('/config.js', (c) => c.body(lines.join(''), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  app.mount('/api', api.fetch)
  if (clerkUrl) {
    app.all(`${PROXY}/*`, (c) => proxy(clerkUrl + c.req.url.slice(new URL(c.req.url).origin.length), c.req))
  }
  app.get(
    '/auth-fetch/*',
    serveStatic({ root: authFetch, rewriteRequestPath: (path) => path.slice('/auth-fetch'.length) }),
  )
  app.get('/styles/*', serveStatic({ root: styles, rewriteRequestPath: (path) => path.slice('/styles'.length) }))
  app.get('*', serveStatic({ root: page }))
  return app
}
