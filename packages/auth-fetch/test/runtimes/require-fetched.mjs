import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/** Loads what npx has fetched: it puts the folder with the package's binaries at the head of PATH, and the package lies beside it. */
export const requireFetched = createRequire(
  join((process.env['PATH'] ?? '').split(delimiter)[0] ?? '', '..', 'noop.js'),
)
