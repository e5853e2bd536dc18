// Sends many requests in a separate process and prints how the heap grows: node --expose-gc measure-growth.mjs <requests> <kind>
// Ten checkpoints, each after four collections; the slope over the last eight, in bytes per request.
import { createAuthFetch } from '../../dist/index.js'

const requests = Number(process.argv[2])
const kind = process.argv[3]
const url = 'https://api.example.com/notes'
const { signal } = new AbortController()
const kept = []
let sends = 0
let owner = 0

/** Answers without a body, and for some kinds now and then with a 401. */
const stub = async (_, init) => {
  sends += 1
  return {
    status: ['rejected', 'callers'].includes(kind) && sends % 3 === 0 ? 401 : 200,
    body: null,
    headers: init.headers,
  }
}
let version = 0
const later = kind === 'signal' || kind === 'rejected'
const getToken = async (options) => {
  if (options.skipCache) version += 1
  if (later) for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  return `token-${version}`
}
const authFetch = createAuthFetch({
  getToken,
  origins: ['https://api.example.com'],
  identity: () => ({ userId: 'user', orgId: kind === 'callers' ? `org_${owner}` : null }),
  onEvent: () => {},
  fetch: stub,
})

const makeArguments = {
  plain: () => [url, { headers: { accept: 'text/plain' } }],
  signal: () => [url, { signal }],
  rejected: () => [url, { signal }],
  callers: () => [url],
  Request: () => [new Request(url, { method: 'POST', body: 'a body' })],
  leak: () => [url],
}[kind]

async function heap() {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc()
  }
  return process.memoryUsage().heapUsed
}

const points = []
for (let checkpoint = 1; checkpoint <= 10; checkpoint += 1) {
  for (let i = 0; i < requests / 10; i += 1) {
    owner += 1
    const response = await authFetch(...makeArguments())
    if (kind === 'leak') kept.push({ response })
  }
  points.push([(checkpoint * requests) / 10, await heap()])
}

const last = points.slice(2)
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const [x, y] = [mean(last.map(([count]) => count)), mean(last.map(([, bytes]) => bytes))]
const slope =
  last.reduce((sum, [count, bytes]) => sum + (count - x) * (bytes - y), 0) /
  last.reduce((sum, [count]) => sum + (count - x) ** 2, 0)
process.stdout.write(
  `${JSON.stringify({ kind, requests, sends, bytesPerRequest: Number(slope.toFixed(3)), heap: last.at(-1)[1] })}\n`,
)
