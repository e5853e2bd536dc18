import { checkFlat } from '../soak/check-flat.ts'
import { openSoak } from '../soak/open-soak.ts'
import { expect, test } from './lab.ts'

/** In so few rounds most of the growth is code that is compiled: what counts here are the counts. */
const bound = 20_000

test('a tab holds no more after 60 tokens and 20 switches than after half of them', async ({ browser, lab }) => {
  const soak = await openSoak({ lab, browser, clerkMajor: '6', roundsPerSwitch: 3, limitMs: 0 })
  const seen = await soak.live(60, 10)
  expect(soak.tally.tokens).toBeGreaterThanOrEqual(60)
  expect(soak.tally.refused).toBe(0)
  expect(soak.troubles).toEqual([])
  expect(checkFlat(seen, bound)).toEqual([])
  await soak.close()
})
