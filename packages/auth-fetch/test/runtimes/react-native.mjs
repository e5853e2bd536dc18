// Node's fetch in a context that has the globals of React Native and no others. Its responses have no `body`, as there.
import { readFile } from 'node:fs/promises'
import vm from 'node:vm'
import { report } from './report.mjs'

for (const { prototype } of [globalThis.Request, globalThis.Response])
  Object.defineProperty(prototype, 'body', { value: undefined })
const abortSignal = { abort: AbortSignal.abort, [Symbol.hasInstance]: (value) => value instanceof AbortSignal }

const { fetch, Request, Response, Headers, FormData, Blob, AbortController } = globalThis
const { URL, URLSearchParams, TextEncoder, atob, btoa } = globalThis
const { setTimeout, clearTimeout, queueMicrotask, performance, console } = globalThis
const context = vm.createContext({
  fetch,
  Request,
  Response,
  Headers,
  FormData,
  Blob,
  AbortController,
  AbortSignal: abortSignal,
  URL,
  URLSearchParams,
  TextEncoder,
  atob,
  btoa,
  setTimeout,
  clearTimeout,
  queueMicrotask,
  performance,
  console,
  // fetch rejects with the errors of its own realm.
  Error,
  TypeError,
  RangeError,
})

/** @type {Map<string, Promise<vm.SourceTextModule>>} */
const modules = new Map()

/** @param {string} identifier */
function load(identifier) {
  const known = modules.get(identifier)
  if (known) return known
  const module = readFile(new URL(identifier), 'utf8').then(
    (source) => new vm.SourceTextModule(source, { identifier, context }),
  )
  modules.set(identifier, module)
  return module
}

/** @param {string} path */
async function run(path) {
  const module = await load(new URL(path, import.meta.url).href)
  await module.link((specifier, { identifier }) => load(new URL(specifier, identifier).href))
  await module.evaluate()
  return module.namespace
}

const [origin, foreign] = process.argv.slice(2)
const core = await run('../../dist/index.js')
const { runContract } = await run('./dist/contract.js')
const result = await runContract({ core, origin, foreign })
report('Node', process.versions.node, result)
process.exit(result.failures.length > 0 ? 1 : 0)
