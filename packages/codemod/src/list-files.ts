import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const skipped = new Set(['node_modules', 'dist', 'build', 'out', 'coverage'])

/** The sources below the paths; a path that is a file is taken as it is. */
export function listFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => (statSync(path).isDirectory() ? listFolder(path) : [path]))
}

function listFolder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith('.') ? [] : listFolder(path)
    return /\.(?:[jt]sx?|m[jt]s)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}
