import { formatCount } from '../table.js'
import { linkTo } from './contestant.js'

/** @param {any} storm */
const cells = ({ refreshes, sends, failed, hung, time, ideal }) => [
  ...[refreshes, sends, failed, hung].map(formatCount),
  hung > 0 ? '–' : (time / ideal).toFixed(2),
]

/** @type {Record<string, (results: any) => import('../table.js').Table[]>} */
export const stormTables = {
  storm({ total, contestants }) {
    const table = (/** @type {string} */ kind, /** @type {string} */ title) => ({
      title: `${formatCount(total)} requests with an expired token, ${title}`,
      columns: ['', 'refreshes', 'sends', 'failed', 'never settled', 'time over the ideal'],
      rows: contestants
        .toSorted((/** @type {any} */ a, /** @type {any} */ b) => weigh(a[kind]) - weigh(b[kind]))
        .map((/** @type {any} */ contestant) => [linkTo(contestant), ...cells(contestant[kind])]),
    })
    return [
      table('together', 'all at once'),
      table('staggered', 'their refusals spread over 300 ms'),
      {
        title: 'A straggler, and tokens that are always refused',
        columns: [
          '',
          'refreshes with a straggler',
          'always refused: sends',
          'refreshes',
          'settles',
          'ten in a row: refreshes',
        ],
        rows: contestants.map((/** @type {any} */ contestant) => {
          const { straggler, alwaysRefused, refusedInARow } = contestant
          return [
            linkTo(contestant),
            String(straggler.refreshes),
            alwaysRefused.hung > 0 ? 'endless' : String(alwaysRefused.sends),
            alwaysRefused.hung > 0 ? 'endless' : String(alwaysRefused.refreshes),
            alwaysRefused.hung > 0 ? 'no' : 'yes',
            refusedInARow.hung > 0 ? 'endless' : String(refusedInARow.refreshes),
          ]
        }),
      },
    ]
  },
}

/**
 * What is worse sorts later: a request lost, then a refresh too many, then time.
 *
 * @param {any} storm
 */
function weigh({ refreshes, failed, hung, time }) {
  return (failed + hung) * 1e12 + refreshes * 1e6 + time
}
