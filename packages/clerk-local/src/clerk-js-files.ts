import { Hono } from 'hono'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFound } from './clerk-error.js'
import type { AppEnv } from './context.js'

/** Serves the real clerk-js, at the path of Clerk's CDN. */
export function filesRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/npm/@clerk/:package/dist/:file', async (context) => {
    const [name, version = ''] = context.req.param('package').split('@')
    const file = name === 'clerk-js' ? await readClerkJsFile(version, context.req.param('file')) : undefined
    if (!file) throw notFound(`@clerk/${context.req.param('package')}/dist/${context.req.param('file')}`)
    return context.body(file.content, 200, { 'Content-Type': file.contentType, 'Cache-Control': 'no-cache' })
  })
}

/** The folder to which the build copies clerk-js, one subfolder for each major version. */
const COPIES = join(import.meta.dirname, '../dist/clerk-js')

const MAJORS = new Map([
  ['5', '5'],
  ['6', '6'],
  ['latest', '6'],
])

/** A file of a clerk-js build. */
export interface ClerkJsFile {
  readonly content: Uint8Array<ArrayBuffer>
  readonly contentType: string
}

/**
 * Returns a file of clerk-js in the major version that `version` names (`5`, `6.40.0`, …), or `undefined` if it is not included. The
 * file name must be one path segment of plain characters, so that it cannot lead out of the folder.
 */
export async function readClerkJsFile(version: string, file: string): Promise<ClerkJsFile | undefined> {
  const major = MAJORS.get(/^[\^~]?(\d+|latest)(?:\.[\w.-]+)?$/.exec(version)?.[1] ?? '')
  if (!major || !/^[\w-][\w.-]*\.(?:m?js|css|map)$/.test(file)) return undefined
  try {
    const content = await readFile(join(COPIES, major, file))
    return { content: new Uint8Array(content), contentType: contentType(file) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function contentType(file: string): string {
  if (file.endsWith('.css')) return 'text/css; charset=utf-8'
  if (file.endsWith('.map')) return 'application/json; charset=utf-8'
  return 'text/javascript; charset=utf-8'
}
