// What happens when the token of many requests at once is refused, in model time.
import '../support/fake-window.js'
import { jsonResponse } from '../support/json-response.js'
import { createSession } from '../support/session.js'
import { sleep, startVirtualClock } from '../support/virtual-clock.js'
import { watch } from '../support/watch.js'
import { withSharedRefresh } from '../support/with-shared-refresh.js'

const baseUrl = 'https://api.example.com'
const latency = 20
const refreshTime = 50
const end = 300_000
/** Beyond this many sends for each request, a client is taken to go round in a circle and gets no more answers. */
const mostSends = 20

let current
globalThis.fetch = (input, init) => current(input, init)

export async function run({ quick }) {
  const { loadClients } = await import('../clients/index.js')
  const total = quick ? 100 : 1_000
  const stagger = 300 / (total - 1)
  const contestants = withSharedRefresh((await loadClients()).filter(({ refreshes }) => refreshes))
  const results = []
  for (const { name, file, create } of contestants) {
    results.push({
      name,
      file,
      together: await storm(create, total, () => latency, 2 * latency + refreshTime),
      staggered: await storm(create, total, (index) => latency + index * stagger, 2 * latency + 300),
      straggler: await storm(create, 2, (index) => (index === 0 ? latency : 10 * latency), 11 * latency),
      alwaysRefused: await storm(create, 1, () => latency, 2 * latency + refreshTime, 'always'),
      refusedInARow: await refusedInARow(create),
    })
  }
  return { total, contestants: results }
}

async function storm(create, total, latencyOf, ideal, refused = 'expired') {
  const clock = startVirtualClock()
  const { session, counts } = serve(latencyOf, refused, total * mostSends)
  const watched = watch(clock)
  const send = create(session)
  for (let index = 0; index < total; index += 1) watched.add(send(`${baseUrl}/v1/orders/${index}`))
  await clock.run(end)
  clock.stop()
  const { resolved, rejected, pending, lastAt } = watched.counts
  return {
    refreshes: session.refreshes,
    sends: counts.sends,
    resolved,
    failed: rejected,
    hung: pending,
    time: lastAt,
    ideal,
  }
}

/** A permission that is missing: the token is good, and refused all the same. */
async function refusedInARow(create) {
  const clock = startVirtualClock()
  const { session, counts } = serve(() => latency, 'always', 10 * mostSends)
  const send = create(session)
  const watched = watch(clock)
  const all = (async () => {
    for (let index = 0; index < 10; index += 1) {
      await Promise.resolve(send(`${baseUrl}/v1/orders/${index}`)).catch(() => {})
      await sleep(100)
    }
  })()
  watched.add(all)
  await clock.run(end)
  clock.stop()
  return { refreshes: session.refreshes, sends: counts.sends, hung: watched.counts.pending }
}

/** An API that refuses the first token, or every one. As with signed tokens, a new one does not end those before it. */
function serve(latencyOf, refused, most) {
  const session = createSession({ baseUrl, refreshTime })
  const expired = `Bearer ${session.token()}`
  const counts = { sends: 0 }
  current = async (input, init) => {
    const index = counts.sends
    counts.sends += 1
    if (counts.sends >= most) return new Promise(() => {})
    const request = new Request(input, init)
    const isGood = refused === 'expired' && request.headers.get('Authorization') !== expired
    await sleep(isGood ? latency : latencyOf(index))
    return jsonResponse(isGood ? 200 : 401)
  }
  return { session, counts }
}
