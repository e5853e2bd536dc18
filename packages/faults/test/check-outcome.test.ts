import { expect, it } from 'vitest'
import { checkOutcome } from '../src/matrix/check-outcome.ts'
import type { Fault } from '../src/matrix/fault.ts'
import type { Outcome } from '../src/matrix/outcome.ts'

const fault: Fault = { name: '500 for long', id: '500', group: '5xx', holdMs: 7_000 }
const good: Outcome = {
  id: '500.fetch.mutation',
  fault: fault.name,
  way: 'fetch',
  occasion: 'mutation',
  during: ['idle', 'loading', 'HttpError 500'],
  recovered: 'at the next try',
  end: 'data',
  text: 'user_alice@personal has 1',
  advice: 'The server has a problem.',
  heldMs: 7_000,
  requestsDuring: 1,
  requests: 2,
  clerkRequests: 3,
  doneBefore: 0,
  done: 1,
}

it('accepts what is promised', () => {
  expect(checkOutcome(good, fault)).toEqual([])
})

it.each<[string, Partial<Outcome>]>([
  ['a doubled mutation', { done: 2 }],
  ['a lost mutation', { done: 0 }],
  ['a mutation that failed and was done', { doneBefore: 1 }],
  ['requests without end', { requestsDuring: 3 }],
  ['requests to Clerk without end', { clerkRequests: 122 }],
  ['an error without a name', { during: ['loading', 'Error'] }],
  ['an error without advice', { advice: '' }],
  ['no recovery', { recovered: 'never' }],
  ['an interval that stopped', { occasion: 'interval', recovered: 'at the next try' }],
])('refuses %s', (_what, change) => {
  expect(checkOutcome({ ...good, ...change }, fault)).toHaveLength(1)
})

it('refuses data on the screen of an ended session', () => {
  const ended = { ...fault, endsSession: true }
  expect(checkOutcome({ ...good, end: 'signed out', text: '' }, ended)).toEqual([])
  expect(checkOutcome(good, ended)).toHaveLength(2)
})
