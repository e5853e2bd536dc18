import { occasions, ways, type Cell } from '../cell.ts'
import type { Fault } from './fault.ts'

/** The cells in which a fault is met: each way of asking, on each occasion. */
export function cellsOf(fault: Fault): Cell[] {
  return ways.flatMap((way) =>
    (fault.occasions ?? occasions).map((occasion) => ({ id: `${fault.id}.${way}.${occasion}`, way, occasion })),
  )
}
