import { expect, it } from 'vitest'
import { scenario } from '../src/outage/scenario.js'
import { outageNotes } from '../src/page/outage-notes.js'

const small = { ...scenario, tabs: 100, wakeUp: 1 }
const timeline = ({ requests = [5, 100, 0], failures = 0, denied = 0 } = {}) => ({
  requests,
  tokenCalls: [0],
  failures: [failures],
  denied: [denied],
})
const notesOf = (/** @type {any} */ defaults, /** @type {any} */ ours) =>
  outageNotes({ scenario: small, defaults: timeline(defaults), ours: timeline(ours) }).join('\n')

it('explains our peak when it is higher and in the second of the wake-up', () => {
  const notes = notesOf({}, { requests: [5, 150, 0] })
  expect(notes).toContain('Our higher peak is the second of the wake-up')
  expect(notes).toContain('there are 150, none requests per second with ours, and 100, none with the defaults')
})

it.each([{ requests: [5, 100, 0] }, { requests: [5, 90, 0] }, { requests: [5, 110, 150] }])(
  'explains our peak only when it is higher and in the second of the wake-up: %o',
  (ours) => {
    expect(notesOf({}, ours)).not.toContain('peak')
  },
)

it('names the 403 as the reason for more failures when only failures with a 403 increase', () => {
  const notes = notesOf({ failures: 50, denied: 10 }, { failures: 55, denied: 20 })
  expect(notes).toContain('because of the 403')
  expect(notes).toContain('20 with ours are a 403, and 10 with the defaults')
  expect(notes).toContain('35 other failures with ours, and\n40 with the defaults')
})

it.each([
  { failures: 60, denied: 10 },
  { failures: 65, denied: 20 },
  { failures: 45, denied: 20 },
])('otherwise gives only the counts, without naming the 403 as the reason: %o', (ours) => {
  const notes = notesOf({ failures: 50, denied: 10 }, ours)
  expect(notes).not.toContain('because')
  expect(notes).toContain('Of the failures shown')
})
