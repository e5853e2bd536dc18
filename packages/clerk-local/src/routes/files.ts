import { Hono } from 'hono'
import { notFound } from '../clerk-error.js'
import { readClerkJsFile } from '../clerk-js-files.js'
import type { AppEnv } from '../context.js'

/** Serves the real clerk-js, at the path of Clerk's own CDN. */
export function filesRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/npm/@clerk/:package/dist/:file', async (context) => {
    const [name, version = ''] = context.req.param('package').split('@')
    const file = name === 'clerk-js' ? await readClerkJsFile(version, context.req.param('file')) : undefined
    if (!file) throw notFound(`@clerk/${context.req.param('package')}/dist/${context.req.param('file')}`)
    return context.body(file.content, 200, { 'Content-Type': file.contentType, 'Cache-Control': 'no-cache' })
  })
}
