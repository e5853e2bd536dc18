// A thousand components with a hook each: how often they render, and how long the first commit takes.
import '../support/page.js'
import { join } from 'node:path'
import { pairedRatios, spread } from '../../src/statistics.js'
import { output } from '../support/bundle.js'

const baseUrl = 'https://api.example.com'

let version = 0

/** Answers with the user whose token it got, and each time with other data. */
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const payload = request.headers.get('Authorization')?.split('.')[1]
  const owner = payload ? JSON.parse(atob(payload)).sub : 'nobody'
  version += 1
  return new Response(JSON.stringify({ owner, version }), { headers: { 'Content-Type': 'application/json' } })
}

export async function run({ quick }) {
  const { hooks, open } = await import(join(output, 'hooks/harness.js'))
  const size = quick ? 100 : 1_000
  const rounds = quick ? 3 : 16
  const contestants = []
  for (const hook of hooks) {
    const floor = hooks.find((other) => other.floor && other.library === hook.library)
    const counts = await countRenders(hook, open, size)
    const mount = await compareMounts(floor, hook, open, size, rounds)
    contestants.push({
      name: hook.name,
      file: hook.file,
      library: hook.library,
      floor: hook.floor === true,
      ...counts,
      ...mount,
    })
  }
  return { size, contestants }
}

async function countRenders(hook, open, size) {
  const app = open(hook, { size, baseUrl })
  await app.settled()
  const onMount = app.renders()
  // SWR looks at the focus no more often than every five seconds.
  if (hook.library === 'swr') await new Promise((resolve) => setTimeout(resolve, 5_100))
  const refetch = await app.refetch()
  const rotation = await app.observe(() => app.auth.rotate())
  const change = await app.observe(() => app.auth.signIn('ben'))
  const result = {
    onMount,
    onRefetch: refetch.renders,
    onRotation: rotation.renders,
    onSwitch: change.renders,
    switchTime: change.time,
    showingPrevious: app.showing('ada'),
    showingOwn: app.showing('ben'),
  }
  app.close()
  return result
}

async function compareMounts(floor, hook, open, size, rounds) {
  const triples = []
  const mount = async (kind) => {
    const app = open(kind, { size, baseUrl })
    await app.settled()
    app.close()
    globalThis.gc()
    return app.mount
  }
  for (let round = 0; round < rounds + 2; round += 1) {
    const triple = [await mount(floor), await mount(hook), await mount(floor)]
    if (round > 1) triples.push(triple)
  }
  // A mount takes long enough for the two A to differ more than short blocks do.
  const ratios = pairedRatios(triples, 0.25)
  return { mountRatio: spread(ratios), mountTime: spread(triples.map(([, own]) => own)) }
}
