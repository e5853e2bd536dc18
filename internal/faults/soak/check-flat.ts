import { counted, type Checkpoint } from './checkpoint.ts'
import { medianOf, slopeOf } from './slope.ts'

/** Counts go up and down with what is under way: by no more than this. */
const swing = 4

/**
 * Says what grows; empty when it is shown that nothing does. Only the second half counts: in the first, code is compiled and caches
 * are filled.
 *
 * @param bytesPerRound how much the heap may grow: its growth is below that with a certainty of 99 %
 */
export function checkFlat(all: readonly Checkpoint[], bytesPerRound: number): string[] {
  const half = all.slice(Math.floor(all.length / 2))
  const { slope, most } = slopeOf(half.map(({ round, heap }) => [round, heap] as const))
  // Not `most > bytesPerRound`: too few checkpoints show nothing.
  const isFlat = most < bytesPerRound
  const broken = isFlat ? [] : [`the heap grows by ${slope.toFixed(1)} bytes a round, perhaps ${most.toFixed(1)}`]
  for (const what of counted) {
    const before = all.slice(0, all.length - half.length).map((checkpoint) => checkpoint[what])
    // Not the most: at one moment or another a request of Clerk's own is under way.
    const usual = medianOf(half.map((checkpoint) => checkpoint[what]))
    if (!(usual <= Math.max(...before) + swing))
      broken.push(`${what} grow: ${all.map((checkpoint) => checkpoint[what]).join(', ')}`)
  }
  return broken
}
