// Measures authFetch against the wrapper that everybody writes, for each form of a request.
import { createAuthFetch } from '@x/auth-fetch'
import { comparePaired } from '../support/blocks.js'
import { createSession } from '../support/session.js'

const baseUrl = 'https://api.example.com'
const url = `${baseUrl}/v1/orders`
const page = new Response('{}')
const { getToken } = createSession({ baseUrl })

const stub = async (input, init) => {
  // oxlint-disable-next-line no-new -- every fetch creates a Request, so the stub does too
  new Request(input, init)
  return page
}
const origins = [baseUrl]
const authFetch = createAuthFetch({ getToken, origins, fetch: stub })
const identity = { userId: 'user_1', orgId: null, sessionId: 'sess_1' }
const fenced = createAuthFetch({ getToken, origins, fetch: stub, identity: () => identity })

/** Creates the hand-written wrapper to compare with. There is one for each form of headers, and it never replays a request. */
const withHeaders = (make) => async (input, init) => {
  const authorization = `Bearer ${await getToken()}`
  const response = await stub(input, { ...init, headers: make(input, init?.headers, authorization) })
  if (response.status === 401) throw new Error('the stub never returns 401')
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
