// A thousand components with a hook each: how often they render, and how long the first commit takes.
import '../support/page.js'
import { countCommits } from '../support/commits.js'
import { join } from 'node:path'
import { seededRandom } from '../../src/outage/random.js'
import { shuffle } from '../../src/shuffle.js'
import { isOff, pairedRatios, spread } from '../../src/statistics.js'
import { output } from '../support/bundle.js'

const baseUrl = 'https://api.example.com'

let version = 0
/** Rounds until the code is compiled. */
const warmUps = 4
/** Rounds that are added, up to the most, while the control is off. */
const more = 4
/** A mount takes long enough for the two floors to differ more than short blocks do. */
const tolerance = 0.25

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
  const rounds = quick ? { least: 2, most: 2 } : { least: 16, most: 20 }
  const contestants = []
  for (const library of ['swr', 'query']) {
    const own = hooks.filter((hook) => hook.library === library)
    const mounts = await compareMounts(own, open, size, rounds)
    for (const [index, hook] of own.entries()) {
      const { name, file, floor = false, packages = [], docs } = hook
      contestants.push({
        name,
        file,
        library,
        floor,
        packages,
        docs,
        ...(await countRenders(hook, open, size)),
        ...mounts[index],
      })
    }
  }
  return { size, tolerance, limits: [rounds.least, rounds.most], contestants }
}

async function countRenders(hook, open, size) {
  const counted = countCommits()
  const app = open(hook, { size, baseUrl })
  await app.settled()
  const onMount = app.renders()
  const commitsOnMount = countCommits() - counted
  // SWR looks at the focus no more often than every five seconds.
  if (hook.library === 'swr') await new Promise((resolve) => setTimeout(resolve, 5_100))
  const [onRefetch, commitsOnRefetch] = await withCommits(app.refetch)
  const [onRotation, commitsOnRotation] = await withCommits(() => app.observe(() => app.auth.rotate()))
  const onSwitch = await app.observe(() => app.auth.signIn('ben'))
  const result = {
    onMount,
    onRefetch,
    onRotation,
    onSwitch,
    commitsOnMount,
    commitsOnRefetch,
    commitsOnRotation,
    showingPrevious: app.showing('ada'),
  }
  app.close()
  return result
}

async function withCommits(act) {
  const before = countCommits()
  const result = await act()
  return [result, countCommits() - before]
}

/**
 * Mounts the floor before and after each contestant, itself among them as the control, each round in another order. A whole collection of
 * garbage in between would throw away compiled code, and the contestants behind it would pay for that.
 */
async function compareMounts(hooks, open, size, { least, most }) {
  const floor = hooks.find((hook) => hook.floor)
  const triples = new Map(hooks.map((hook) => [hook, []]))
  const random = seededRandom(1)
  const isControlOff = () => isOff(spread(pairedRatios(triples.get(floor), tolerance)))
  for (
    let round = -warmUps;
    round < least || (round < most && ((round - least) % more > 0 || isControlOff()));
    round += 1
  ) {
    for (const hook of shuffle(hooks, random)) {
      const before = await mount(floor, open, size)
      const own = await mount(hook, open, size)
      const after = await mount(floor, open, size)
      if (round >= 0) triples.get(hook).push([before, own, after])
    }
  }
  return hooks.map((hook) => {
    const measured = triples.get(hook)
    return {
      mountRatio: spread(pairedRatios(measured, tolerance)),
      mountTime: spread(measured.map(([, own]) => own)),
    }
  })
}

async function mount(hook, open, size) {
  globalThis.gc({ type: 'minor' })
  const app = open(hook, { size, baseUrl })
  app.close()
  // The requests that it began end before the next one.
  await new Promise((resolve) => setTimeout(resolve, 30))
  return app.mount
}
