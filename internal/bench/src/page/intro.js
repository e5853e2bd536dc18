import { nameCommit } from '../commit.js'
import { controlLimit, floorTolerance, leastTriples } from '../statistics.js'
import { compareText } from './compare-text.js'

/**
 * Gives the head of the page: what it is, what it was taken on, and how.
 *
 * @param {any} results
 */
export function introOf(results) {
  const { machine, quick, versions, taken, seconds, ordering } = results
  const { processor, cores, memory, system, node, load } = machine
  return `# Benchmarks

What the packages cost, side by side with their peers. This page is written by

    npx -y pnpm@12.21.0 bench

which installs the peers, measures, and took ${durationOf(seconds)} here; \`bench --quick\` shows in less that everything runs. The figures stand in
[results.json](benchmarks/results.json), the set-up of each contestant in a file of its own, linked from its name.

Taken on ${taken.date} at commit ${nameCommit(taken)}, on ${cores} × ${processor}, ${memory} GB, ${system}, Node ${node.slice(1)}, React ${versions.react}, SWR ${versions.swr}, TanStack
Query ${versions['@tanstack/react-query']}; load average at the start ${load.toFixed(1)}.${
    quick ? '\n\n**This is a quick run: its times mean nothing.**' : ''
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
  `Each program is the same: ask for a token, send, on a 401 refresh and send once more, read the JSON. A set-up follows the recipe
  in the library's docs where there is one; else it takes the library's own hooks and one refresh that the waiting requests share. axios runs on its
  fetch adapter, though in browsers it takes XHR by default.`,
  'All set-ups are bundled by esbuild as for browsers, for their size as for their run.',
  `Times are ratios to the floor: a wrapper written by hand, for hooks the bare hook. Floor, contestant and floor run in turn, and a triple counts only if
  its two floors agree. So a busy machine costs triples rather than truth. But at least ${leastTriples} triples are kept, those whose floors agree best, however far off. No
  benchmark library that we know runs contestants in such pairs, so the blocks are our own.`,
  `For the forms of a request, beside peers and for the origin rules, one of the three is a block of some 0.2 ms, more for a slow contestant, timed by the clock; the floors agree within ${percent(floorTolerance)}.
  On loopback it is ${loopback.perChunk} requests, and what counts is the processor time of the client's process; the floors agree within ${percent(floorTolerance)}. For hooks it is one mount
  of all components, in processor time of the whole process; the floors agree within ${percent(hooks.tolerance)}.`,
  `A control, the floor against itself, stands with each of these tables: what it is off by is what the figures may be off by, and beyond ${percent(controlLimit)} the table says so. On loopback and for hooks
  rounds are added while the control is that far off, ${fromTo(loopback.limits)} and ${fromTo(hooks.limits)} of them. There the control also decides when to stop, so that one on target proves less.`,
]

const howRead = [
  `Given are the median and, in brackets, the quartiles. The tables beside peers and on loopback are sorted by the median; ≈ marks a row whose quartiles overlap those of the
  row above: their order means nothing. Programs are sorted by their size after brotli, the first two storms by what was lost, then refreshes, then time, the cases by how many were
  held. The rows of other tables stand as they are listed, hooks behind their bare hook.`,
]
