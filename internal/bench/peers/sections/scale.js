// What grows with an app: entries in a cache, rules for origins, requests in a page's life, tabs in an outage.
import '../support/page.js'
import { createAuthFetch, fetchJson, retryDelay, shouldRetry } from '@x/auth-fetch'
import { join } from 'node:path'
import { seededRandom } from '../../src/outage/random.js'
import { scenario, tanstackDefaults } from '../../src/outage/scenario.js'
import { simulate } from '../../src/outage/simulate.js'
import { slope, spread } from '../../src/statistics.js'
import { comparePaired } from '../support/blocks.js'
import { output } from '../support/bundle.js'
import { createSession } from '../support/session.js'

const baseUrl = 'https://api.example.com'
const url = `${baseUrl}/v1/orders`
const page = new Response('{}')
const { getToken } = createSession({ baseUrl })

async function stub(input, init) {
  // oxlint-disable-next-line no-new -- it is the work that every fetch does
  new Request(input, init)
  return page
}

export async function run({ quick }) {
  // The heap comes first: what a purge leaves behind would be counted as there before.
  const requests = await measureRequests(quick)
  return {
    requests,
    rules: await measureRules(quick),
    purge: await measurePurge(quick),
    outage: await simulateOutage(),
  }
}

/** Entries that only lie in the cache, and entries that each have a component on the page. */
async function measurePurge(quick) {
  const { purge } = await import(join(output, 'hooks/purge.js'))
  globalThis.fetch = async () => new Response('{}', { headers: { 'Content-Type': 'application/json' } })
  const results = []
  for (const count of quick ? [10, 100, 1_000] : [10, 100, 1_000, 10_000, 100_000]) {
    const row = { count }
    for (const library of ['query', 'swr']) {
      row[library] = await repeat(() => purge(library, count, false), count > 10_000 ? 3 : 7)
      row[`${library}Live`] = await repeat(
        () => purge(library, count, true),
        count > 10_000 ? 1 : count > 1_000 ? 3 : 7,
      )
    }
    results.push(row)
  }
  return results
}

async function repeat(act, times) {
  // The first run compiles for those after it.
  await act()
  const runs = []
  for (let i = 0; i < times; i += 1) runs.push(await act())
  return {
    time: spread(runs.map(({ time }) => time)),
    before: Math.min(...runs.map(({ before }) => before)),
    left: Math.max(...runs.map(({ left }) => left)),
  }
}

const rulesInUse = [baseUrl, 'https://files.example.com', 'https://search.example.net', 'https://*.apps.example.com']
/** Where requests lead in turn, since the origin of the last one is remembered: to each rule, and to an origin that none names. */
const visited = [
  baseUrl,
  'https://files.example.com',
  'https://one.apps.example.com',
  'https://search.example.net',
  'https://elsewhere.example.org',
]

/** The same requests, with more and more rules for origins that none of them leads to. */
async function measureRules(quick) {
  const sizes = quick ? { triples: 100, warmUp: 50 } : { triples: 1_200, warmUp: 300 }
  const results = []
  for (const count of [rulesInUse.length, 10, 100])
    results.push({
      count,
      ...(await comparePaired({ a: withRules(rulesInUse.length), b: withRules(count), ...sizes })),
    })
  return results
}

function withRules(count) {
  const others = Array.from({ length: count - rulesInUse.length }, (_, i) => `https://api${i}.example.net`)
  const authFetch = createAuthFetch({ getToken, origins: [...others, ...rulesInUse], fetch: stub })
  return {
    prepare: (size) => Array.from({ length: size }, (_, index) => `${visited[index % visited.length]}/orders/${index}`),
    async run(inputs) {
      for (const input of inputs) await authFetch(input)
    },
  }
}

/** The heap over a million requests, beside a control that keeps what it is given. */
async function measureRequests(quick) {
  const count = quick ? 50_000 : 1_000_000
  const authFetch = createAuthFetch({ getToken, origins: [baseUrl], fetch: stub })
  const kept = []
  return {
    count,
    ours: await followHeap(count, (input) => authFetch(input)),
    leaking: await followHeap(count / 20, async (input) => kept.push({ input, answer: await authFetch(input) })),
  }
}

async function followHeap(count, send) {
  const checkpoints = 10
  const points = []
  for (let checkpoint = 0; checkpoint <= checkpoints; checkpoint += 1) {
    for (let i = 0; i < 4; i += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      globalThis.gc()
    }
    points.push([(checkpoint * count) / checkpoints, process.memoryUsage().heapUsed])
    if (checkpoint === checkpoints) break
    for (let i = 0; i < count / checkpoints; i += 1) {
      await send(`${url}/${i}`)
      if (i % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  // The first two hold what is compiled and cached once.
  return { points, bytesPerRequest: slope(points.slice(2)) }
}

/** The same ten thousand tabs: with TanStack Query's defaults, with our policy, and with an API that says when to come back. */
async function simulateOutage() {
  const errors = await rejections()
  const { random } = Math
  Math.random = seededRandom(2)
  const defaults = simulate(scenario, tanstackDefaults, errors)
  const policy = { retry: shouldRetry, retryDelay }
  const ours = simulate(scenario, policy, errors)
  const told = simulate(scenario, policy, { ...errors, unavailable: errors.unavailableFor30Seconds })
  Math.random = random
  return { scenario, defaults, ours, told }
}

/** What `fetchJson` rejects with, from requests that really fail. */
async function rejections() {
  const errorOf = (status, getTokenOfCase = getToken, more = {}) => {
    const headers = { 'Content-Type': 'application/json', ...more }
    const fetch = async () => new Response('{}', { status, headers })
    const authFetch = createAuthFetch({ getToken: getTokenOfCase, origins: [baseUrl], fetch })
    return fetchJson(authFetch, url).catch((error) => error)
  }
  const [unavailable, unavailableFor30Seconds, forbidden, noToken] = await Promise.all([
    errorOf(503),
    errorOf(503, getToken, { 'Retry-After': '30' }),
    errorOf(403),
    errorOf(200, () => Promise.reject(new TypeError('Failed to fetch'))),
  ])
  return {
    unavailable: () => unavailable,
    unavailableFor30Seconds: () => unavailableFor30Seconds,
    forbidden: () => forbidden,
    noToken: () => noToken,
  }
}
