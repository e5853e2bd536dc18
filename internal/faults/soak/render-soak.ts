import { counted, type Checkpoint } from './checkpoint.ts'
import { slopeOf } from './slope.ts'

const columns = ['round', 'heap', ...counted] as const

/** The checkpoints as text, in columns. */
export function renderSoak(seen: readonly Checkpoint[]): string {
  const rows = seen.map((checkpoint) => columns.map((name) => checkpoint[name].toLocaleString('en-US')))
  return [columns, ...rows].map((row) => row.map((cell) => cell.padStart(11)).join('')).join('\n')
}

/** How much the heap has grown in the second half. */
export function describeGrowth(seen: readonly Checkpoint[]): string {
  const half = seen.slice(Math.floor(seen.length / 2))
  const { slope, least, most } = slopeOf(half.map(({ round, heap }) => [round, heap]))
  const [usual, from, to] = [slope, least, most].map((bytes) => bytes.toFixed(1))
  return `the heap grows by ${usual} bytes a round, between ${from} and ${to} with a certainty of 98 %`
}
