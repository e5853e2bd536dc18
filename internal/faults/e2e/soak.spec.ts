import { checkFlat } from '../soak/check-flat.ts'
import { openSoak } from '../soak/open-soak.ts'
import { describeGrowth, renderSoak } from '../soak/render-soak.ts'
import { writeResult } from '../soak/result.ts'
import { expect, test } from './lab.ts'

const rounds = 10_000
/** Bytes a round: three requests, and the least that one could leave behind is an object of 16. */
const bound = 48
/** Bytes that are kept in each round at last, to see that they are noticed. */
const planted = 512

for (const clerkMajor of ['5', '6'] as const) {
  test(
    `clerk-js ${clerkMajor}: a tab holds no more after ${rounds} tokens than after half of them`,
    { tag: ['@long', '@soak'] },
    async ({ browser, lab }) => {
      test.setTimeout(3_600_000)
      const start = performance.now()
      const onCheckpoint = ({ round, heap }: { readonly round: number; readonly heap: number }) =>
        console.log(`clerk-js ${clerkMajor}: round ${round} of ${rounds}, ${(heap / 1e6).toFixed(2)} MB`)
      const options = { lab, browser, clerkMajor, roundsPerSwitch: 20, limitMs: 2_500, onCheckpoint }
      const { page, live, tally, troubles, close } = await openSoak(options)
      const seen = await live(rounds, 20)
      const minutes = (performance.now() - start) / 60_000
      const lived = { ...tally }
      const { tokens, requests, organizations, users } = lived
      const told = [
        `clerk-js ${clerkMajor}, ${minutes.toFixed(1)} minutes: ${tokens} tokens, ${requests} requests,`,
        `${organizations} switches of organization, ${users} of user; ${describeGrowth(seen)}`,
      ]
      console.log(`${told.join(' ')}\n${renderSoak(seen)}`)

      await page.evaluate((bytes) => {
        const kept: number[][] = []
        globalThis.soak.afterRound = () => void kept.push(Array.from({ length: bytes / 8 }, () => 0.5))
      }, planted)
      const leaking = await live(1_000, 10)
      console.log(`clerk-js ${clerkMajor}, ${planted} bytes kept in each round: ${describeGrowth(leaking)}`)
      const result = { clerkMajor, minutes, tally: lived, troubles: troubles.length, seen, planted, leaking }
      await writeResult(result)

      expect(tokens).toBeGreaterThanOrEqual(rounds)
      expect(tally.refused).toBe(0)
      expect(troubles).toEqual([])
      expect(checkFlat(seen, bound)).toEqual([])
      expect(checkFlat(leaking, bound).join()).toContain('the heap grows')
      await close()
    },
  )
}
