import { readFile } from 'node:fs/promises'
import { occasions, ways, type Occasion, type Way } from '../cell.ts'
import { faults } from './faults.ts'

/** The outcomes of the last whole run, in words. */
export interface Table {
  /** By the cell's id, then by the major version of clerk-js. */
  readonly cells: Readonly<Record<string, Readonly<Record<'5' | '6', string>>>>
  /** The most requests that one cell sent to the API while its fault lasted, by occasion. */
  readonly most: Readonly<Record<Occasion, number>>
}

const file = new URL('../../outcomes.json', import.meta.url)

/** Reads the table as it is checked in. */
export async function readTable(): Promise<Table> {
  return JSON.parse(await readFile(file, 'utf8')) as Table // written by report.ts
}

export const tableFile = file

const names: Readonly<Record<Way, string>> = { fetch: 'fetch', swr: 'SWR', query: 'TanStack' }
const heads: Readonly<Record<Occasion, string>> = {
  first: 'first load',
  focus: 'focus',
  interval: 'interval',
  mutation: 'mutation',
}

/** Writes the table as Markdown, a row for each fault. */
export function renderTable({ cells, most }: Table): string {
  const rows = faults.map(({ id, name }) => {
    const columns = occasions.map((occasion) => describe(cells, id, occasion))
    return `| ${[name, ...columns].join(' | ')} |`
  })
  const counted = occasions.map((occasion) => `${heads[occasion]} ${most[occasion]}`).join(', ')
  return [
    `${faults.length} faults, ${Object.keys(cells).length} cells, each with clerk-js 5 and 6.`,
    `The most requests that one cell sent to the API while its fault lasted: ${counted}.`,
    '',
    `| | ${occasions.map((occasion) => heads[occasion]).join(' | ')} |`,
    `|---|${occasions.map(() => '---|').join('')}`,
    ...rows,
  ].join('\n')
}

/** One text when all ways and both clerk-js agree, else a line for each that differs. */
function describe(cells: Table['cells'], fault: string, occasion: Occasion): string {
  const lines = new Map<string, string[]>()
  for (const way of ways) {
    const cell = cells[`${fault}.${way}.${occasion}`]
    if (!cell) continue
    const text = cell[5] === cell[6] ? cell[5] : `${cell[5]} (clerk-js 5), ${cell[6]} (6)`
    lines.set(text, [...(lines.get(text) ?? []), names[way]])
  }
  if (lines.size === 1) return [...lines.keys()].join('')
  return [...lines].map(([text, who]) => `${who.join(', ')}: ${text}`).join('<br>')
}
