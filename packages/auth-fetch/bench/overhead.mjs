// What authFetch costs beside a wrapper written by hand, over a fetch that only builds a Request:
//   node --expose-gc bench/overhead.mjs [filter]
// A-B-A blocks of about 0.2 ms; a triple counts when its A blocks agree within 10 %; the median ratio is printed.
import { createAuthFetch } from '../dist/index.js'

const triples = Number(process.env.TRIPLES ?? 1_800)
const url = 'https://api.example.com/v1/orders'
const page = new Response('{}')
const token = `${'a'.repeat(36)}.${btoa(JSON.stringify({ sub: 'user_1', sid: 'sess_1', v: 2, exp: 2e9 }))}.${'c'.repeat(342)}`

const stub = async (input, init) => {
  // eslint-disable-next-line no-new -- it is the work that every fetch does
  new Request(input, init)
  return page
}
const getToken = async () => token
const identity = { userId: 'user_1', orgId: null, sessionId: 'sess_1' }

const authFetch = createAuthFetch({ getToken, origins: ['https://api.example.com'], fetch: stub })
const fenced = createAuthFetch({
  getToken,
  origins: ['https://api.example.com'],
  fetch: stub,
  identity: () => identity,
})

/** The wrapper that everybody writes, once for each form of headers; it replays nothing. */
const withHeaders = (make) => async (input, init) => {
  const authorization = `Bearer ${await getToken()}`
  const response = await stub(input, { ...init, headers: make(input, init?.headers, authorization) })
  if (response.status === 401) throw new Error('the stub refuses nothing')
  return response
}
const plain = withHeaders((_, headers, Authorization) => ({ ...headers, Authorization }))
const pairs = withHeaders((_, headers, authorization) => [...headers, ['Authorization', authorization]])
const built = withHeaders((input, headers, authorization) => {
  const copy = new Headers(headers ?? input.headers)
  copy.set('Authorization', authorization)
  return copy
})

const three = { Accept: 'application/json', 'X-Client': 'bench', 'X-Trace': '1' }
const body = JSON.stringify({ id: 1, name: 'an order', lines: [1, 2, 3] })
const shapes = {
  string: [plain, () => [url]],
  URL: [plain, () => [new URL(url)]],
  'object headers': [plain, () => [url, { headers: three }]],
  'array headers': [pairs, () => [url, { headers: Object.entries(three) }]],
  'Headers headers': [built, () => [url, { headers: new Headers(three) }]],
  POST: [plain, () => [url, { method: 'POST', headers: three, body }]],
  signal: [plain, (signal) => [url, { signal }]],
  Request: [built, () => [new Request(url, { headers: three })]],
  'Request POST': [built, () => [new Request(url, { method: 'POST', headers: three, body })]],
  'with identity': [plain, () => [url, { headers: three }], fenced],
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

async function block(run, makeInputs, size) {
  const { signal } = new AbortController()
  const inputs = Array.from({ length: size }, () => makeInputs(signal))
  const began = process.hrtime.bigint()
  for (const args of inputs) await run(...args)
  return Number(process.hrtime.bigint() - began)
}

async function measure(a, b, makeInputs) {
  let size = 8
  for (let i = 0; i < 300; i += 1) {
    await block(a, makeInputs, size)
    await block(b, makeInputs, size)
  }
  const each = (await block(a, makeInputs, 200)) / 200
  size = Math.max(4, Math.round(200_000 / each))
  const ratios = []
  for (let i = 0; i < triples; i += 1) {
    const first = await block(a, makeInputs, size)
    const middle = await block(b, makeInputs, size)
    const last = await block(a, makeInputs, size)
    if (Math.abs(first - last) < 0.1 * Math.min(first, last)) ratios.push((2 * middle) / (first + last))
  }
  return { ratio: median(ratios), kept: ratios.length, each }
}

const filter = process.argv[2] ?? ''
console.log('shape'.padEnd(18), 'ratio'.padStart(6), 'A/A'.padStart(6), 'kept'.padStart(6), 'floor µs'.padStart(9))
for (const [name, [floor, makeInputs, ours = authFetch]] of Object.entries(shapes)) {
  if (!name.includes(filter)) continue
  const control = await measure(floor, floor, makeInputs)
  const { ratio, kept, each } = await measure(floor, ours, makeInputs)
  const cells = [
    ratio.toFixed(3).padStart(6),
    control.ratio.toFixed(3).padStart(6),
    String(kept).padStart(6),
    (each / 1_000).toFixed(1).padStart(9),
  ]
  console.log(name.padEnd(18), ...cells)
}
