import { expect, it } from 'vitest'
import { tanstackDefaults } from '../src/outage/scenario.js'
import { simulate } from '../src/outage/simulate.js'

const never = /** @type {const} */ ([0, 0])
const scenario = {
  tabs: 100,
  length: 60,
  interval: 10,
  tokenLife: 60,
  tokenRefreshedBefore: 10,
  capacity: 1_000,
  wakeUp: 0,
  apiOutage: never,
  clerkOutage: never,
  denial: never,
}
const errors = { unavailable: () => 'unavailable', forbidden: () => 'forbidden', noToken: () => 'no token' }
const once = { retry: () => false, retryDelay: () => 0 }
const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0)

it('sends one request for each tab and interval, and one for the wake-up, when nothing fails', () => {
  const { requests, failures } = simulate(scenario, once, errors)
  expect(sum(requests)).toBe(100 * 6 + 100)
  expect(sum(failures)).toBe(0)
})

it('gives the same timeline for the same seed and another one for another', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => simulate(scenario, once, errors, seed).requests)
  expect(first).toEqual(again)
  expect(first).not.toEqual(other)
})

it('tries again as the policy says, and counts a failure once it gives up', () => {
  const down = { ...scenario, tabs: 1, length: 9, interval: 100, apiOutage: /** @type {const} */ ([0, 100]) }
  const { requests, failures } = simulate(down, tanstackDefaults, errors)
  expect(requests.map((count, second) => (count > 0 ? second : -1)).filter((second) => second >= 0)).toEqual([
    0, 1, 3, 7,
  ])
  expect(failures[7]).toBe(1)
})

it('asks the policy with the error that was met', () => {
  /** @type {unknown[]} */
  const met = []
  const policy = {
    retry: (/** @type {number} */ _, /** @type {unknown} */ error) => {
      met.push(error)
      return false
    },
    retryDelay: () => 0,
  }
  simulate({ ...scenario, denial: [0, 20], apiOutage: [20, 40] }, policy, errors)
  expect(new Set(met)).toEqual(new Set(['forbidden', 'unavailable']))
})

it('counts a 403 among the failures as denied, and nothing else', () => {
  const { failures, denied } = simulate({ ...scenario, denial: [0, 20], apiOutage: [20, 40] }, once, errors)
  expect(denied.slice(0, 20)).toEqual(failures.slice(0, 20))
  expect(sum(denied)).toBeGreaterThan(0)
  expect(sum(failures.slice(20))).toBeGreaterThan(0)
  expect(sum(denied.slice(20))).toBe(0)
})

it('refuses what is beyond the capacity', () => {
  const { failures } = simulate({ ...scenario, capacity: 5, wakeUp: 30 }, once, errors)
  expect(failures[30]).toBeGreaterThanOrEqual(95)
})

it('asks for tokens near their end alone, and sends nothing once there is none', () => {
  const calm = simulate({ ...scenario, length: 120 }, once, errors)
  expect(sum(calm.tokenCalls)).toBeLessThan(sum(calm.requests) / 2)
  const dark = simulate({ ...scenario, length: 120, clerkOutage: [0, 120] }, once, errors)
  expect(sum(dark.requests.slice(61))).toBe(0)
  expect(sum(dark.tokenCalls.slice(70, 110))).toBe(100 * 4)
})
