import { Hono } from 'hono'
import { cors } from 'hono/cors'

/** An origin that nobody allowed. It remembers all that it was sent, and sends on. */
export function createStranger(pageUrl: () => string) {
  const received: string[] = []
  const app = new Hono()
  // As a sign-in page is: no other page may read it.
  app.all('/sign-in', (c) => c.html('<!doctype html><title>Sign in</title><h1>Sign in</h1>'))
  app.use(cors({ origin: '*', allowHeaders: ['Authorization', 'Content-Type'] }))
  app.all('*', async (c) => {
    const headers = JSON.stringify([...c.req.raw.headers])
    received.push(`${c.req.method} ${c.req.url}\n${headers}\n${await c.req.text()}`)
    if (c.req.path === '/on') return c.redirect('/end', 307)
    if (c.req.path === '/back') return c.redirect(`${pageUrl()}/sign-in`, 307)
    return c.html('<!doctype html><title>Stranger</title><h1>Stranger</h1>')
  })
  return { app, received }
}
