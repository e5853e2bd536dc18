import type { Checkpoint } from './checkpoint.ts'
import type { SoakResult } from './result.ts'
import { slopeOf } from './slope.ts'

/** What the tabs held, as Markdown: a column for each. */
export function renderTable(results: readonly SoakResult[]): string {
  const rows: readonly (readonly [string, (result: SoakResult) => string])[] = [
    ['minutes', ({ minutes }) => minutes.toFixed(1)],
    [
      'tokens, requests, switches',
      ({ tally }) => [tally.tokens, tally.requests, tally.organizations + tally.users].map(inEnglish).join(', '),
    ],
    ['looks at what is left', ({ seen }) => inEnglish(seen.length)],
    ['JavaScript’s heap, MB', ({ seen }) => describeHeap(seen)],
    ['growth in the second half, bytes a round', ({ seen }) => describeGrowth(halfOf(seen))],
    ['event listeners', ({ seen }) => rangeOf(seen.map(({ listeners }) => listeners))],
    ['timers', ({ seen }) => rangeOf(seen.map(({ timers }) => timers))],
    ['caches of pages that had their own', ({ seen }) => rangeOf(seen.map(({ caches }) => caches))],
    ['abort signals', ({ seen }) => rangeOf(seen.map(({ signals }) => signals))],
    ['promises', ({ seen }) => rangeOf(seen.map(({ promises }) => promises))],
    [
      'errors that nobody caught, requests that were refused',
      ({ troubles, tally }) => `${troubles}, ${inEnglish(tally.refused)}`,
    ],
    ['growth as some bytes are kept in each round on purpose', describePlanted],
  ]
  return [
    `| | ${results.map(({ clerkMajor }) => `clerk-js ${clerkMajor}`).join(' | ')} |`,
    `|---|${results.map(() => '---|').join('')}`,
    ...rows.map(([name, describe]) => `| ${[name, ...results.map(describe)].join(' | ')} |`),
  ].join('\n')
}

/** The heap at three rounds: after the first, in the middle, in the end. */
function describeHeap(seen: readonly Checkpoint[]): string {
  const shown = [seen[1], seen[Math.floor(seen.length / 2)], seen.at(-1)].filter(
    (checkpoint) => checkpoint !== undefined,
  )
  return shown.map(({ round, heap }) => `${(heap / 1e6).toFixed(2)} after ${inEnglish(round)} rounds`).join(', ')
}

function describeGrowth(seen: readonly Checkpoint[]): string {
  const { slope, most } = slopeOf(seen.map(({ round, heap }) => [round, heap]))
  return `${slope.toFixed(1)}, and below ${most.toFixed(1)} with a certainty of 99 %`
}

function describePlanted({ planted, leaking }: SoakResult): string {
  const { slope } = slopeOf(halfOf(leaking).map(({ round, heap }) => [round, heap]))
  return `${slope.toFixed(1)} of ${inEnglish(planted)}`
}

/** As `checkFlat` looks at it. */
function halfOf(seen: readonly Checkpoint[]): readonly Checkpoint[] {
  return seen.slice(Math.floor(seen.length / 2))
}

function rangeOf(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return least === most ? inEnglish(most) : `${inEnglish(least)} to ${inEnglish(most)}`
}

function inEnglish(count: number): string {
  return count.toLocaleString('en-US')
}
