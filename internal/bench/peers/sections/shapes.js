// What authFetch costs beside the wrapper that everybody writes, for each form that a request may have.
import { createAuthFetch } from '@x/auth-fetch'
import { comparePaired } from '../support/blocks.js'
import { createSession } from '../support/session.js'

const baseUrl = 'https://api.example.com'
const url = `${baseUrl}/v1/orders`
const page = new Response('{}')
const { getToken } = createSession({ baseUrl })

const stub = async (input, init) => {
  // oxlint-disable-next-line no-new -- it is the work that every fetch does
  new Request(input, init)
  return page
}
const origins = [baseUrl]
const authFetch = createAuthFetch({ getToken, origins, fetch: stub })
const identity = { userId: 'user_1', orgId: null, sessionId: 'sess_1' }
const fenced = createAuthFetch({ getToken, origins, fetch: stub, identity: () => identity })

/** The floor: once for each form of headers, and it replays nothing. */
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
  '`Headers` headers': [built, () => [url, { headers: new Headers(three) }]],
  'POST with a body': [plain, () => [url, { method: 'POST', headers: three, body }]],
  signal: [plain, (signal) => [url, { signal }]],
  Request: [built, () => [new Request(url, { headers: three })]],
  '`Request` with a body': [built, () => [new Request(url, { method: 'POST', headers: three, body })]],
  'with an identity to keep': [plain, () => [url, { headers: three }], fenced],
}

export async function run({ quick }) {
  const sizes = quick ? { triples: 100, warmUp: 50 } : { triples: 1_800, warmUp: 300 }
  const results = []
  for (const [name, [floor, makeInput, ours = authFetch]] of Object.entries(shapes)) {
    const a = runnerOf(floor, makeInput)
    const control = await comparePaired({ a, b: runnerOf(floor, makeInput), ...sizes })
    results.push({ name, control, ...(await comparePaired({ a, b: runnerOf(ours, makeInput), ...sizes })) })
  }
  return { shapes: results }
}

function runnerOf(send, makeInput) {
  return {
    prepare(size) {
      const { signal } = new AbortController()
      return Array.from({ length: size }, () => makeInput(signal))
    },
    async run(inputs) {
      for (const input of inputs) await send(...input)
    },
  }
}
