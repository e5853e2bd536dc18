// Measures what a request costs with each client. The fetch only builds a Request, as every fetch does, and answers at once.
import '../support/fake-window.js'
import { spread } from '../../src/statistics.js'
import { comparePaired } from '../support/blocks.js'
import { jsonResponse } from '../support/json-response.js'
import { createSession } from '../support/session.js'

const baseUrl = 'https://api.example.com'
const url = `${baseUrl}/v1/orders`

/** The responses, created before each block so that its time does not include their creation. */
let answers = []
globalThis.fetch = async (input, init) => {
  // oxlint-disable-next-line no-new -- every fetch creates a Request, so this one does too
  new Request(input, init)
  return answers.pop()
}

const body = JSON.stringify({ id: 1, name: 'an order', lines: [1, 2, 3] })
const requests = {
  GET: () => [url],
  POST: () => [url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }],
}

export async function run({ quick }) {
  const { loadClients } = await import('../clients/index.js')
  const loaded = (await loadClients()).filter(({ graphql }) => !graphql)
  const floor = loaded.find(({ file }) => file === 'by-hand')
  const triples = quick ? 40 : 1_800
  const warmUp = quick ? 20 : 150
  const methods = {}
  for (const [method, makeInput] of Object.entries(requests)) {
    const a = runnerOf(floor, makeInput)
    const control = await comparePaired({ a, b: runnerOf(floor, makeInput), triples, warmUp })
    const contestants = []
    for (const client of loaded.filter((other) => other !== floor)) {
      const b = runnerOf(client, makeInput)
      const paired = await comparePaired({ a, b, triples, warmUp })
      contestants.push({ name: client.name, file: client.file, ...paired, bytes: await bytesOf(b, quick) })
    }
    methods[method] = { control: { ...control, bytes: await bytesOf(a, quick) }, contestants }
  }
  return { methods }
}

function runnerOf({ create }, makeInput) {
  const send = create(createSession({ baseUrl }))
  return {
    prepare(size) {
      answers = Array.from({ length: size }, () => jsonResponse())
      return Array.from({ length: size }, makeInput)
    },
    async run(inputs) {
      for (const input of inputs) await send(...input)
    },
  }
}

/** Measures the bytes allocated per request. The young generation is large enough that nothing is collected during a sample. */
async function bytesOf({ prepare, run: act }, quick) {
  const size = 200
  const samples = []
  for (let i = 0; i < (quick ? 3 : 9); i += 1) {
    const prepared = prepare(size)
    globalThis.gc()
    const before = process.memoryUsage().heapUsed
    await act(prepared)
    samples.push((process.memoryUsage().heapUsed - before) / size)
  }
  return spread(samples)
}
