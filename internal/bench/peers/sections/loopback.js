// Real requests to a server in another process: what the client's processor time comes to.
import '../support/fake-window.js'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { seededRandom } from '../../src/outage/random.js'
import { shuffle } from '../../src/shuffle.js'
import { isOff, pairedRatios, quantile, spread } from '../../src/statistics.js'
import { createSession } from '../support/session.js'

const concurrency = 50
const perChunk = 400
/** Rounds that are added, up to the most, while the control is off. */
const more = 8
let sent = 0

export async function run({ quick }) {
  const server = fork(join(import.meta.dirname, '../support/server.js'))
  const [port] = await once(server, 'message')
  const baseUrl = `http://127.0.0.1:${port}`
  const { loadClients } = await import('../clients/index.js')
  const loaded = (await loadClients()).filter(({ graphql }) => !graphql)
  const floor = loaded.find(({ file }) => file === 'by-hand')
  const start = ({ name, file, create }) => ({
    name,
    file,
    send: create(createSession({ baseUrl })),
    triples: [],
    chunks: [],
  })
  const base = start(floor)
  const contestants = [{ ...floor, file: 'control' }, ...loaded.filter((client) => client !== floor)].map(start)
  const url = `${baseUrl}/v1/orders`
  for (let i = 0; i < (quick ? 1 : 3); i += 1) {
    for (const { send } of [base, ...contestants]) await chunk(send, url)
  }
  const [least, most] = quick ? [2, 2] : [20, 32]
  const random = seededRandom(1)
  let rounds = 0
  for (; rounds < least || (rounds < most && (rounds % more > 0 || isOff(cpuOf(contestants[0])))); rounds += 1) {
    let before = await chunk(base.send, url)
    for (const { send, triples, chunks } of shuffle(contestants, random)) {
      const own = await chunk(send, url)
      const after = await chunk(base.send, url)
      chunks.push(own)
      base.chunks.push(after)
      triples.push([before.cpu, own.cpu, after.cpu])
      before = after
    }
  }
  server.disconnect()
  return {
    concurrency,
    perChunk,
    rounds,
    limits: [least, most],
    contestants: [base, ...contestants].map(({ name, file, triples, chunks }) => ({
      name,
      file,
      cpu: cpuOf({ triples }),
      throughput: spread(chunks.map(({ time }) => perChunk / (time / 1_000))),
      p50: spread(chunks.map(({ times }) => quantile(times, 0.5))).median,
      p99: spread(chunks.map(({ times }) => quantile(times, 0.99))).median,
    })),
  }
}

/** The floor itself has no triples. */
const cpuOf = ({ triples }) => spread(triples.length > 0 ? pairedRatios(triples) : [1])

async function chunk(send, url) {
  // Nobody collects the garbage of the one before.
  globalThis.gc({ type: 'minor' })
  const times = []
  let left = perChunk
  const before = process.cpuUsage()
  const began = performance.now()
  async function client() {
    while (left > 0) {
      left -= 1
      const from = performance.now()
      // Some clients share one request among callers of the same URL.
      sent += 1
      await send(`${url}/${sent}`)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, client))
  const time = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  return { time, times, cpu: user + system }
}
