import { seededRandom } from './random.js'

/**
 * @typedef {object} Policy how a failed request is tried again: TanStack Query's `retry` and `retryDelay`
 * @property {(failureCount: number, error: unknown) => boolean} retry
 * @property {(failureCount: number, error: unknown) => number} retryDelay milliseconds
 */

/**
 * @typedef {object} Errors what a request rejects with, by the kind of failure
 * @property {() => unknown} unavailable 503
 * @property {() => unknown} forbidden 403
 * @property {() => unknown} noToken Clerk cannot be reached
 */

/**
 * @typedef {object} Scenario all times in seconds
 * @property {number} tabs
 * @property {number} length
 * @property {number} interval between a tab's own refetches
 * @property {number} tokenLife
 * @property {number} tokenRefreshedBefore how long before its end a token is asked for anew
 * @property {number} capacity requests a second that the API can answer; what is more gets 503
 * @property {readonly [number, number]} apiOutage
 * @property {readonly [number, number]} clerkOutage
 * @property {readonly [number, number]} denial when the API answers 403
 * @property {number} wakeUp when every tab refetches at once, as after a network's return
 */

/**
 * @typedef {object} Timeline a number for each second
 * @property {number[]} requests
 * @property {number[]} tokenCalls
 * @property {number[]} failures what a user gets to see: the last try failed too
 * @property {number[]} denied those of them whose last try got 403
 */

/** Steps of the model's clock within a second. */
const steps = 100

/**
 * Runs many tabs through an outage in model time: each refetches one query at an interval, asks for a token when its own is near
 * its end, and tries again as the policy says.
 *
 * @param {Scenario} scenario
 * @param {Policy} policy
 * @param {Errors} errors
 * @param {number} seed
 * @returns {Timeline}
 */
export function simulate(scenario, policy, errors, seed = 1) {
  const random = seededRandom(seed)
  const end = scenario.length * steps
  /** @type {(() => void)[][]} */
  const agenda = Array.from({ length: end }, () => [])
  const blank = () => Array.from({ length: scenario.length }, () => 0)
  const timeline = { requests: blank(), tokenCalls: blank(), failures: blank(), denied: blank() }
  /** What the API has answered in each second. */
  const answered = blank()

  const secondOf = (/** @type {number} */ step) => Math.floor(step / steps)
  const isIn = (/** @type {number} */ step, /** @type {readonly [number, number]} */ [from, to]) =>
    step >= from * steps && step < to * steps
  const add = (/** @type {number[]} */ counts, /** @type {number} */ step) => {
    const second = secondOf(step)
    counts[second] = (counts[second] ?? 0) + 1
  }
  const plan = (/** @type {number} */ step, /** @type {() => void} */ work) => agenda[Math.round(step)]?.push(work)

  /**
   * @param {number} step
   * @param {{ tokenEnd: number }} tab
   * @returns {keyof Errors | undefined}
   */
  function failureOf(step, tab) {
    if (step >= tab.tokenEnd - scenario.tokenRefreshedBefore * steps) {
      add(timeline.tokenCalls, step)
      if (!isIn(step, scenario.clerkOutage)) tab.tokenEnd = step + scenario.tokenLife * steps
      else if (step >= tab.tokenEnd) return 'noToken'
    }
    add(timeline.requests, step)
    if (isIn(step, scenario.apiOutage)) return 'unavailable'
    if ((answered[secondOf(step)] ?? 0) >= scenario.capacity) return 'unavailable'
    add(answered, step)
    return isIn(step, scenario.denial) ? 'forbidden' : undefined
  }

  for (let index = 0; index < scenario.tabs; index += 1) {
    const tab = { tokenEnd: random() * scenario.tokenLife * steps, isBusy: false }
    const attempt = (/** @type {number} */ step, /** @type {number} */ failureCount) => {
      const kind = failureOf(step, tab)
      const error = kind && errors[kind]()
      tab.isBusy = kind !== undefined && policy.retry(failureCount, error)
      if (tab.isBusy) {
        const next = step + Math.max(1, (policy.retryDelay(failureCount, error) / 1_000) * steps)
        plan(next, () => attempt(Math.round(next), failureCount + 1))
      } else if (kind) {
        add(timeline.failures, step)
        if (kind === 'forbidden') add(timeline.denied, step)
      }
    }
    // A query that is still being tried is not begun anew.
    const refetch = (/** @type {number} */ step) => {
      if (!tab.isBusy) attempt(step, 0)
    }
    for (let step = random() * scenario.interval * steps; step < end; step += scenario.interval * steps) {
      const at = Math.round(step)
      plan(at, () => refetch(at))
    }
    plan(scenario.wakeUp * steps, () => refetch(scenario.wakeUp * steps))
  }
  for (const work of agenda) for (const act of work) act()
  return timeline
}
