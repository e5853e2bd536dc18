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
  watchedMs: 20_000,
  requestsDuring: 1,
  requests: 2,
  clerkRequests: 3,
  sendsBefore: 1,
  sends: 2,
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
  ['an order that is sent again by itself', { sendsBefore: 2, sends: 3 }],
  ['an order that is sent twice at another try', { sends: 3 }],
  ['requests without end', { requestsDuring: 2, requests: 3 }],
  ['requests without end once the fault is over', { requests: 3 }],
  [
    'an interval that asks too often once the fault is over',
    { occasion: 'interval', recovered: 'by itself', requests: 31 },
  ],
  ['requests to Clerk without end', { clerkRequests: 122 }],
  ['an error without a name', { during: ['loading', 'Error'] }],
  ['an error without advice', { advice: '' }],
  ['no recovery', { recovered: 'never' }],
  ['an interval that stopped', { occasion: 'interval', recovered: 'at the next try' }],
])('refuses %s', (_what, change) => {
  expect(checkOutcome({ ...good, ...change }, fault)).toHaveLength(1)
})

it('accepts one replay of an order whose token is refused, and no other', () => {
  const refused = { ...good, requestsDuring: 2, requests: 3, sendsBefore: 2, sends: 3 }
  expect(checkOutcome(refused, { ...fault, refusesTokens: true })).toEqual([])
  expect(checkOutcome({ ...refused, sendsBefore: 3, sends: 4 }, { ...fault, refusesTokens: true })).toHaveLength(1)
})

it('refuses an order that is sent again by itself after the connection broke, though it is done once', () => {
  const reset = { ...fault, mayBeDone: true }
  const resent = { ...good, during: ['idle', 'loading', 'data'], requestsDuring: 2, doneBefore: 1, sendsBefore: 2 }
  expect(checkOutcome(resent, reset)).toHaveLength(2)
})

it('refuses data on the screen of an ended session', () => {
  const ended = { ...fault, endsSession: true }
  expect(checkOutcome({ ...good, end: 'signed out', text: '' }, ended)).toEqual([])
  expect(checkOutcome(good, ended)).toHaveLength(2)
})
