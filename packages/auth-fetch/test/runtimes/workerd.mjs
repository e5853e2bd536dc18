import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { report } from './report.mjs'
import { requireFetched } from './require-fetched.mjs'

const { Miniflare } = await import(pathToFileURL(requireFetched.resolve('miniflare')).href)
const { version } = JSON.parse(readFileSync(requireFetched.resolve('workerd/package.json'), 'utf8'))

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
