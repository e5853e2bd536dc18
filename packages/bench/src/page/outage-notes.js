import { formatCount } from '../table.js'

const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0)

/**
 * Says why our policy has the higher peak and shows more failures.
 *
 * @param {any} outage
 */
export function outageNotes({ scenario, defaults, ours }) {
  const { tabs, wakeUp, denial } = scenario
  const seconds = (/** @type {any} */ { requests }) =>
    requests
      .slice(wakeUp, wakeUp + 8)
      .map(formatCount)
      .join(', ')
      .replaceAll(', 0', ', none')
  const denied = (/** @type {any} */ { failures }) => sum(failures.slice(denial[0], denial[1] + 10))
  const others = (/** @type {any} */ timeline) => formatCount(sum(timeline.failures) - denied(timeline))
  return [
    `Our higher peak is the second of the wake-up, in which all ${formatCount(tabs)} tabs ask under either policy: full jitter puts the first retries of many of them into that same second, while the
defaults wait 1, 2 and 4 s exactly and send all tabs again at once each time. From that second on, the seconds have ${seconds(ours)} requests with ours, and ${seconds(defaults)} with theirs.`,
    `More failures are shown because of the 403: the defaults repeat each for seven seconds first, so that what was refused last comes through after all, and show ${formatCount(denied(defaults))} of them
where ours, which shows each at once, shows ${formatCount(denied(ours))}. Of all other failures ours shows ${others(ours)}, and the defaults ${others(defaults)}.`,
  ]
}
