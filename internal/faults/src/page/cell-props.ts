import type { Cell } from '../cell.ts'
import type { Lab } from './lab.ts'

/** What every cell is given. */
export interface CellProps {
  readonly lab: Lab
  readonly cell: Cell
}

/** The path of the API that is the cell's own. */
export function urlOf({ config }: Lab, { id }: Cell): string {
  return `${config.apiUrl}/cells/${id}`
}
