import { expect, it } from 'vitest'
import { setApart } from './runtimes/report.mjs'

const known = { 'sends a stream': 'no streams there' }

it('A failure that is known in a runtime is reported apart from the others', () => {
  expect(setApart(['sends a stream: no', 'sends a blob: no'], known)).toEqual({
    failures: ['sends a blob: no'],
    expected: ['sends a stream'],
  })
})

it('A case whose name starts like a known failure is a failure', () => {
  const { failures } = setApart(['sends a stream: no', 'sends a stream twice: no'], known)
  expect(failures).toEqual(['sends a stream twice: no'])
})

it('A case that is known to fail and passes is a failure', () => {
  expect(setApart([], known)).toEqual({
    failures: ['sends a stream: is listed as known to fail, and did not'],
    expected: [],
  })
})
