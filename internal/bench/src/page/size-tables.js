import { formatCount } from '../table.js'
import { linkTo } from './contestant.js'

/** @param {{ name: string, file?: string, minified: number, brotli: number }} entry */
const row = (entry) => [linkTo(entry), formatCount(entry.minified), formatCount(entry.brotli)]

/** @type {Record<string, (results: any) => import('../table.js').Table[]>} */
export const sizeTables = {
  size: ({ programs, parts }) => [
    {
      title: 'Smallest program, bytes',
      columns: ['', 'minified', 'and brotli'],
      rows: programs.toSorted((/** @type {any} */ a, /** @type {any} */ b) => a.brotli - b.brotli).map(row),
    },
    { title: 'What an app imports, bytes', columns: ['', 'minified', 'and brotli'], rows: parts.map(row) },
  ],
}
