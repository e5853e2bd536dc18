import { faults } from '../src/matrix/faults.ts'
import { wordsOf } from '../src/matrix/outcome.ts'
import { readTable } from '../src/matrix/table.ts'
import { runGroup } from '../src/matrix/run-group.ts'
import { expect, test } from './lab.ts'

/** A selection of the matrix that takes seconds: all of these pass by themselves. */
const pages = [
  { clerkMajor: '6', ids: ['401-once', '429-once'], holdMs: 4_000 },
  { clerkMajor: '5', ids: ['revoked'], holdMs: 2_500 },
  { clerkMajor: '6', ids: ['offline'], holdMs: 2_500 },
] as const

for (const { clerkMajor, ids, holdMs } of pages) {
  test(`clerk-js ${clerkMajor} survives ${ids.join(', ')}`, async ({ browser, lab }) => {
    const selected = faults
      .filter(({ id }) => ids.some((wanted) => wanted === id))
      .map((fault) => ({ ...fault, holdMs }))
    expect(selected).toHaveLength(ids.length)
    const { outcomes, broken } = await runGroup({ lab, browser, clerkMajor, faults: selected, patienceMs: 3_000 })
    expect(broken).toEqual([])

    const { cells } = await readTable()
    const written = outcomes.map(({ id }) => [id, cells[id]?.[clerkMajor]])
    expect(outcomes.map((outcome) => [outcome.id, wordsOf(outcome)])).toEqual(written)
  })
}
