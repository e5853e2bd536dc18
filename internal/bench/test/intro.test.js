import { expect, it } from 'vitest'
import { introOf } from '../src/page/intro.js'

const results = {
  quick: false,
  taken: { date: '2026-01-31', commit: 'abc1234', isChanged: false },
  seconds: 660,
  machine: { processor: 'Processor', cores: 2, memory: 8, system: 'linux x64', node: 'v24.1.0', load: 0.5 },
  versions: { react: '19.0.0', swr: '2.0.0', '@tanstack/react-query': '5.0.0' },
  loopback: { perChunk: 321, limits: [32, 48] },
  hooks: { tolerance: 0.35, limits: [16, 28] },
}

it('says when, at which commit and in what time the figures were taken', () => {
  expect(introOf(results)).toContain('Taken on 2026-01-31 at commit `abc1234`, on 2 × Processor')
  expect(introOf(results)).toContain('took 11 minutes here')
  expect(introOf({ ...results, seconds: 59.6 })).toContain('took 60 s here')
})

it('takes what it says of the measurement from the results', () => {
  const text = introOf(results)
  expect(text).toContain('it is 321 requests')
  expect(text).toContain('the floors agree within 35 %')
  expect(text).toContain('at least 5 triples are kept')
  expect(text).toContain('32 to 48 and 16 to 28 of them')
})
