import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

const PACKAGES = new Map([
  ['5', 'clerk-js-5'],
  ['6', 'clerk-js-6'],
  ['latest', 'clerk-js-6'],
])

/** One file of a clerk-js build. */
export interface ClerkJsFile {
  readonly content: Uint8Array<ArrayBuffer>
  readonly contentType: string
}

/**
 * Returns a file of the installed clerk-js whose major the version names (`5`, `6.40.0`, …), or `undefined` when there
 * is none. The file name is one path segment of plain characters, so nothing outside `dist` can be named.
 */
export async function readClerkJsFile(version: string, file: string): Promise<ClerkJsFile | undefined> {
  const packageName = PACKAGES.get(/^[\^~]?(\d+|latest)(?:\.[\w.-]+)?$/.exec(version)?.[1] ?? '')
  if (!packageName || !/^[\w-][\w.-]*\.(?:m?js|css|map)$/.test(file)) return undefined
  try {
    // A package's entry is `dist/clerk.js`; its package.json is not exported.
    const content = await readFile(join(dirname(require.resolve(packageName)), file))
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
