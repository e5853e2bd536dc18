import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { report } from './report.mjs'

// npx puts the folder with the package's binaries at the head of PATH; the package itself lies beside it.
const require = createRequire(join(process.env.PATH.split(delimiter)[0], '..', 'noop.js'))
const { Miniflare } = await import(pathToFileURL(require.resolve('miniflare')).href)
const { version } = JSON.parse(readFileSync(require.resolve('workerd/package.json'), 'utf8'))

const [origin, foreign] = process.argv.slice(2)
const worker = new Miniflare({
  modules: true,
  modulesRoot: join(import.meta.dirname, '..', '..'),
  modulesRules: [{ type: 'ESModule', include: ['**/*.js', '**/*.mjs'] }],
  scriptPath: join(import.meta.dirname, 'workerd-worker.mjs'),
  compatibilityDate: '2026-04-01',
})
const response = await worker.dispatchFetch('http://worker.test/', {
  method: 'POST',
  body: JSON.stringify({ origin, foreign }),
})
const result = await response.json()
await worker.dispose()
report('workerd', version, result)
process.exit(result.failures.length > 0 ? 1 : 0)
