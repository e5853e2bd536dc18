import Module, { createRequire } from 'node:module'

/* oxlint-disable no-underscore-dangle -- Node's name */
// React DOM 18 is CommonJS and asks for its peer by name: give it, and whoever else asks, the same React 18.
const require = createRequire(import.meta.url)
const loader = Module as unknown as { _resolveFilename: (request: string, ...rest: unknown[]) => string } // Node's own hook
const resolveFilename = loader._resolveFilename

loader._resolveFilename = function resolve(request, ...rest) {
  const [, name, path = ''] = /^(react|react-dom)(\/.*)?$/.exec(request) ?? []
  return name ? require.resolve(`${name}-18${path}`) : resolveFilename.call(this, request, ...rest)
}

const versions = await Promise.all([import('react'), import('react-dom')])
if (versions.some(({ version }) => version !== '18.3.1')) throw new Error('It is another React that runs here.')
