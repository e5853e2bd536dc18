import { afterAll, expect, it } from 'vitest'
import { properties } from '../fuzz/properties.ts'
import { startRunner } from '../fuzz/start-runner.ts'

/** Cases of each property and seed. `pnpm test:long` runs 1,500, `test:fuzz` a million. */
const cases = Number(process.env['CASES'] ?? 200)

/** Seeds that found something once stay. */
const seeds = [1, 20_261_123]

const runner = startRunner(new URL('../fuzz/properties.ts', import.meta.url))
const planted = startRunner(new URL('planted-properties.ts', import.meta.url), 2_000)
afterAll(() => Promise.all([runner.close(), planted.close()]))

it.each(Object.keys(properties))(`%s: hold for ${cases} cases of each seed`, async (name) => {
  for (const seed of seeds) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, on one core
    expect(await runner.run(name, cases, seed)).toEqual({ counterexample: undefined, runs: cases })
  }
})

it('finds a fault that is planted', async () => {
  const { counterexample } = await planted.run('a prefix is an origin', 20_000, 1)
  expect(counterexample).toContain('leaks')
})

it.each(['a loop ends', 'a promise settles'])('notices that it does not hold that %s', async (name) => {
  const { counterexample } = await planted.run(name, 10, 1)
  expect(counterexample).toContain('one case takes more than 2000 ms')
})
