import { nameCommit } from '../commit.js'
import { controlLimit, floorTolerance, leastTriples } from '../statistics.js'
import { compareText } from './compare-text.js'

/**
 * Returns the head of the page: what it shows, and where and how it was measured.
 *
 * @param {any} results
 */
export function introOf(results) {
  const { machine, quick, versions, taken, seconds, ordering } = results
  const { processor, cores, memory, system, node, load } = machine
  return `# Benchmarks

What the packages cost compared with similar libraries. This command writes the page:

    npx -y pnpm@12.21.0 bench

It installs the other libraries and measures them. It took ${durationOf(seconds)} here. \`bench --quick\` checks in less time that everything runs. All figures are in
[results.json](benchmarks/results.json). Each name in the tables links to the code that was measured.

Taken on ${taken.date} at commit ${nameCommit(taken)}, on ${cores} × ${processor}, ${memory} GB, ${system}, Node ${node.slice(1)}, React ${versions.react}, SWR ${versions.swr}, TanStack
Query ${versions['@tanstack/react-query']}; load average at the start ${load.toFixed(1)}.${
    quick ? '\n\n**This is a quick run. Its times mean nothing.**' : ''
  }

How it is measured:

${[...howMeasured(results), ...howRead].map((point) => `- ${point}`).join('\n')}${compareText(ordering)}`
}

const durationOf = (/** @type {number} */ seconds) =>
  seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} minutes`

const percent = (/** @type {number} */ share) => `${Math.round(share * 100)} %`

const fromTo = (/** @type {number[]} */ [least, most]) => (least === most ? `${least}` : `${least} to ${most}`)

/** @param {any} results */
const howMeasured = ({ loopback, hooks }) => [
  `Every program does the same: it requests a token, sends, refreshes and sends once more after a 401, and reads the JSON. Each follows the recipe
  in the library's docs. Without such a recipe, it uses the library's own hooks and one refresh that waiting requests share. axios uses its
  fetch adapter, although it uses XHR by default in browsers.`,
  'esbuild bundles every program as for browsers, both to measure its size and to run it.',
  `Times are ratios to a baseline: a wrapper written by hand, or the library's own hook. Each measurement is a triple: baseline, contestant, baseline. A triple counts only if
  its two baselines agree, so a busy machine loses triples instead of producing wrong figures. At least ${leastTriples} triples are kept. If fewer agree, those with the closest baselines are kept. No
  benchmark library that we know runs contestants in such triples, so this code is our own.`,
  `For forms of a request, comparisons with other clients and origin rules, each part of a triple is a block of about 0.2 ms of elapsed time, or more for a slow contestant. The two baselines must agree within ${percent(floorTolerance)}.
  On loopback, each part is ${loopback.perChunk} requests, measured in processor time of the client's process. The two baselines must agree within ${percent(floorTolerance)}. For hooks, each part is one mount
  of all components, measured in processor time of the whole process. The two baselines must agree within ${percent(hooks.tolerance)}.`,
  `Each of these tables has a control, which measures the baseline against itself. The figures can be off by as much as the control is. If that is more than ${percent(controlLimit)}, the table says so. On loopback and for hooks,
  rounds are added while the control is that far off: ${fromTo(loopback.limits)} and ${fromTo(hooks.limits)} rounds. In these two cases, the control also decides when the test stops, so a control close to 1 is weaker evidence.`,
]

const howRead = [
  `Figures are medians, with quartiles in parentheses. The comparisons with other clients and the loopback table are sorted by the median. ≈ marks a row whose quartiles overlap those of the
  row above, so that their order means nothing. Programs are sorted by compressed size. The first two storm tables are sorted by lost requests, then refreshes, then time. The correctness table is sorted by the number of passed
  cases. In the other tables, each hook follows its baseline.`,
]
