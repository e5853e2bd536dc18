// Counts, in a separate process, the objects that the built core creates for one request of each shape. Prints JSON.
import { createHook } from 'node:async_hooks'
import { createAuthFetch } from '../../dist/index.js'

const url = 'https://api.example.com/notes'
const three = { accept: 'text/plain', 'x-one': '1', 'x-two': '2' }
const token = 'header.payload.signature'
const getToken = async () => token
const response = new Response('{}')
const stub = async () => response

const byHand = async (input, init) => {
  const authorization = `Bearer ${await getToken()}`
  return stub(input, { ...init, headers: { ...init?.headers, authorization } })
}
const options = { getToken, origins: ['https://api.example.com'], fetch: stub }
const authFetch = createAuthFetch(options)
const fenced = createAuthFetch({ ...options, identity: () => ({ userId: 'user_a' }) })

const { Request: PlainRequest } = globalThis
const shapes = {
  string: () => [url],
  URL: () => [new URL(url)],
  object: () => [url, { headers: three }],
  pairs: () => [url, { headers: Object.entries(three) }],
  identity: () => [url],
  POST: () => [url, { method: 'POST', headers: three, body: '{}' }],
  signal: () => [url, { signal: new AbortController().signal }],
  Headers: () => [url, { headers: new Headers(three) }],
  Request: () => [new PlainRequest(url)],
  'Request with a body': () => [new PlainRequest(url, { method: 'POST', body: '{}' })],
}

let promises = 0
const hook = createHook({ init: (_, type) => (promises += type === 'PROMISE' ? 1 : 0) })

async function promisesOf(call, args) {
  await call(...args())
  const inputs = Array.from({ length: 100 }, args)
  promises = 0
  hook.enable()
  for (const input of inputs) await call(...input)
  hook.disable()
  return promises / 100
}

async function builtFor(call, args) {
  const built = { Headers: 0, Request: 0, AbortController: 0, timers: 0, listeners: 0, reads: 0, clones: 0 }
  const input = args()
  const originals = {}
  for (const name of ['Headers', 'Request', 'AbortController']) {
    originals[name] = globalThis[name]
    globalThis[name] = new Proxy(globalThis[name], {
      construct(target, values) {
        built[name] += 1
        return Reflect.construct(target, values)
      },
    })
  }
  const { setTimeout } = globalThis
  globalThis.setTimeout = (...values) => {
    built.timers += 1
    return setTimeout(...values)
  }
  const methods = [
    [AbortSignal.prototype, 'addEventListener', 'listeners'],
    ...['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'].map((name) => [
      PlainRequest.prototype,
      name,
      'reads',
    ]),
    [PlainRequest.prototype, 'clone', 'clones'],
  ].filter(([prototype, name]) => name in prototype)
  const kept = methods.map(([prototype, name, counter]) => {
    const method = prototype[name]
    prototype[name] = function (...values) {
      built[counter] += 1
      return method.apply(this, values)
    }
    return () => (prototype[name] = method)
  })
  await call(...input)
  for (const restore of kept) restore()
  Object.assign(globalThis, originals, { setTimeout })
  return built
}

const counts = {}
for (const [name, args] of Object.entries(shapes)) {
  const floor = await promisesOf(byHand, args)
  const call = name === 'identity' ? fenced : authFetch
  counts[name] = { ...(await builtFor(call, args)), morePromises: (await promisesOf(call, args)) - floor }
}
process.stdout.write(`${JSON.stringify(counts)}\n`)
