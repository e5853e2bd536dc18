import { expect, it } from 'vitest'
import { renderTable } from '../soak/render-table.ts'

/** Looks at what grows by so many bytes a round. */
function looks(bytes: number, step: number) {
  return Array.from({ length: 21 }, (_, index) => ({
    round: index * step,
    heap: 5e6 + index * step * bytes,
    listeners: 180,
    nodes: 55,
    timers: 1 + (index % 2),
    entries: 2,
    caches: 4,
    signals: 3,
    responses: 3,
    promises: 9,
  }))
}

it('writes a column for each clerk-js, with what was measured', () => {
  const tally = { tokens: 10_801, requests: 31_503, refused: 0, organizations: 400, users: 100 }
  const result = { minutes: 9.84, tally, troubles: 0, seen: looks(-4, 500), planted: 512, leaking: looks(530, 50) }
  const table = renderTable([
    { ...result, clerkMajor: '5' },
    { ...result, clerkMajor: '6', tally: { ...tally, tokens: 10_966 } },
  ])
  expect(table.split('\n')).toEqual([
    '| | clerk-js 5 | clerk-js 6 |',
    '|---|---|---|',
    '| minutes | 9.8 | 9.8 |',
    '| tokens, requests, switches | 10,801, 31,503, 500 | 10,966, 31,503, 500 |',
    '| looks at what is left | 21 | 21 |',
    expect.stringContaining('| 5.00 after 500 rounds, 4.98 after 5,000 rounds, 4.96 after 10,000 rounds |'),
    expect.stringContaining('| -4.0, and below -4.0 with a certainty of 99 % |'),
    '| event listeners | 180 | 180 |',
    '| timers | 1 to 2 | 1 to 2 |',
    '| caches of pages that had their own | 4 | 4 |',
    '| abort signals | 3 | 3 |',
    '| promises | 9 | 9 |',
    '| errors that nobody caught, requests that were refused | 0, 0 | 0, 0 |',
    '| growth as some bytes are kept in each round on purpose | 530.0 of 512 | 530.0 of 512 |',
  ])
})
