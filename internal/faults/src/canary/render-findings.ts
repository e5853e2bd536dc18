import type { Findings } from './search.ts'

/** What was searched and found, as Markdown. */
export function renderFindings({ tokens, traces, bytes, places }: Findings, browser: string): string {
  const [some, all, size] = [tokens, traces, bytes].map((count) => count.toLocaleString('en-US'))
  const rows = [...places]
    .toSorted(([, one], [, other]) => other - one)
    .map(([place, count]) => `| ${place} | ${count.toLocaleString('en-US')} |`)
  return [
    `In ${browser}: ${some} tokens, searched for in ${all} traces of ${size} bytes, and found in ${places.size} places:`,
    '',
    '| place | traces that hold a token |',
    '|---|---|',
    ...rows,
  ].join('\n')
}
