import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/** Loads a package that npx has fetched: npx puts its `.bin` folder first in PATH, and the package is next to it. */
export const requireFetched = createRequire(
  join((process.env['PATH'] ?? '').split(delimiter)[0] ?? '', '..', 'noop.js'),
)
