import { formatCount } from '../table.js'

/** @typedef {import('../outage/simulate.js').Timeline} Timeline */

const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0)

/**
 * Says why our policy has the higher peak and shows more failures, each only where it does, and what was shown of which kind.
 *
 * @param {{ scenario: import('../outage/simulate.js').Scenario, defaults: Timeline, ours: Timeline }} outage
 */
export function outageNotes({ scenario, defaults, ours }) {
  return [...peakNote(scenario, defaults, ours), failureNote(defaults, ours)]
}

/**
 * @param {import('../outage/simulate.js').Scenario} scenario
 * @param {Timeline} defaults
 * @param {Timeline} ours
 */
function peakNote({ tabs, wakeUp }, defaults, ours) {
  const peak = Math.max(...ours.requests)
  if (peak <= Math.max(...defaults.requests) || ours.requests[wakeUp] !== peak) return []
  const seconds = (/** @type {Timeline} */ { requests }) =>
    requests
      .slice(wakeUp, wakeUp + 8)
      .map((count) => (count === 0 ? 'none' : formatCount(count)))
      .join(', ')
  return [
    `Our higher peak is the second of the wake-up, in which all ${formatCount(tabs)} tabs ask under either policy: full jitter puts the first retries of many of them into that same second, while the
defaults wait 1, 2 and 4 s exactly, so that what failed together comes back together. From that second on, the seconds have ${seconds(ours)} requests with ours, and ${seconds(defaults)} with theirs.`,
  ]
}

/**
 * @param {Timeline} defaults
 * @param {Timeline} ours
 */
function failureNote(defaults, ours) {
  const others = (/** @type {Timeline} */ { failures, denied }) => sum(failures) - sum(denied)
  const isByDenial = sum(ours.failures) > sum(defaults.failures) && others(ours) <= others(defaults)
  const why = isByDenial
    ? `More failures are shown because of the 403: ours shows each at once, while the defaults repeat each for seven seconds first, so that what was refused last comes through
after all. `
    : ''
  return `${why}Of the failures shown, ${formatCount(sum(ours.denied))} with ours are a 403, and ${formatCount(sum(defaults.denied))} with the defaults; of all other kinds there are ${formatCount(others(ours))} with ours, and
${formatCount(others(defaults))} with the defaults.`
}
