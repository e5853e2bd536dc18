import { expect, it } from 'vitest'
import { barsOf } from '../src/page/bars.js'

const spread = (/** @type {number} */ median) => ({ q1: median, median, q3: median, count: 9 })
const calm = { refreshes: 1, failed: 0, hung: 0 }
const counts = {
  onMount: 20,
  onRefetch: 10,
  onRotation: 0,
  commitsOnMount: 4,
  commitsOnRefetch: 2,
  commitsOnRotation: 0,
}

/** A run in which every bar is met, but for what is given. */
function run({ storm = {}, hook = {} } = {}) {
  const hooks = ['swr', 'clerk-swr', 'query', 'auth-query'].map((file) => ({
    file,
    ...counts,
    mountRatio: spread(1.1),
    mountTime: spread(20),
    ...(file === 'auth-query' && hook),
  }))
  return {
    size: { parts: ['createAuthFetch', 'the whole core'].map((name) => ({ name, brotli: 1_000 })) },
    shapes: { shapes: [{ name: 'URL', ratio: spread(1.02), a: 5_000 }] },
    loopback: { contestants: [{ file: 'auth-fetch', cpu: spread(1.02) }] },
    storm: {
      contestants: [{ file: 'auth-fetch', together: calm, staggered: { ...calm, ...storm }, straggler: calm }],
    },
    hooks: { size: 10, contestants: hooks },
  }
}

const missed = (/** @type {any} */ results) =>
  barsOf(results)
    .filter(({ isMet }) => !isMet)
    .map(({ bar }) => bar.slice(0, 30))

it('meets every bar when nothing is over it', () => {
  expect(missed(run())).toEqual([])
})

it.each([{ refreshes: 2 }, { failed: 1 }, { hung: 1 }])('misses the bar of a storm with %o', (storm) => {
  expect(missed(run({ storm }))).toEqual(['one refresh per storm, none fa'])
})

it.each([{ onMount: 21, onRefetch: 9 }, { onRefetch: 9 }, { commitsOnMount: 5 }, { commitsOnRefetch: 1 }])(
  'misses the bar of the bare hook with %o, though the sum may be the same',
  (hook) => {
    expect(missed(run({ hook }))).toEqual(['hooks: renders and commits as '])
  },
)

it('misses the bar of a rotation with a render', () => {
  expect(missed(run({ hook: { onRotation: 1 } }))).toEqual(['hooks: renders per token rotat'])
})

it('shows the commits at a rotation, which the bar of renders leaves out', () => {
  const bar = barsOf(run({ hook: { commitsOnRotation: 1 } })).find(({ bar: title }) => title.includes('rotation'))
  expect(bar?.measured).toBe(
    'SWR 0, TanStack Query 0; commits, that of the provider: SWR 0, TanStack Query 1, with the bare hook: SWR 0, TanStack Query 0',
  )
  expect(bar?.isMet).toBe(true)
})
