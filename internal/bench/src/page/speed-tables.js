import { isOff } from '../statistics.js'
import { formatCount, formatFigure, formatSpread } from '../table.js'
import { linkTo, rank } from './contestant.js'
import { warningOf } from './warning.js'

/** @param {any} control */
const controlNote = ({ ratio, kept }) =>
  `Control, the floor against itself: ${formatSpread(ratio, 3)}, ${Math.round(kept * 100)} % of the triples kept.${warningOf(ratio)}`

/** @type {Record<string, (results: any) => import('../table.js').Table[]>} */
export const speedTables = {
  shapes: ({ shapes }) => [
    {
      title: 'authFetch over the wrapper that everybody writes, by form of the request',
      columns: ['', 'ratio (quartiles)', 'control', 'floor, µs', 'added, µs', 'kept'],
      rows: shapes.map((/** @type {any} */ { name, ratio, control, a, kept }) => [
        name,
        formatSpread(ratio, 3),
        formatFigure(control.ratio.median, 3) + (isOff(control.ratio) ? ' **off**' : ''),
        formatFigure(a / 1_000, 1),
        formatFigure((a / 1_000) * (ratio.median - 1), 1),
        `${Math.round(kept * 100)} %`,
      ]),
    },
  ],
  overhead: ({ methods }) =>
    Object.entries(methods).map(([method, { control, contestants }]) => {
      const floor = [linkTo({ name: 'by hand', file: 'by-hand' }), '1.00', '0.0', formatCount(control.bytes.median)]
      const rows = rank(contestants, (/** @type {any} */ { ratio }) => ratio).map(({ contestant, mark }) => [
        linkTo(contestant) + mark,
        formatSpread(contestant.ratio),
        formatFigure((control.a / 1_000) * (contestant.ratio.median - 1), 1),
        formatCount(contestant.bytes.median),
      ])
      return {
        title: `${method} ${method === 'GET' ? 'with JSON' : 'with a body'}, over a fetch that only builds a Request`,
        columns: ['', 'ratio to the floor (quartiles)', 'added, µs', 'bytes allocated'],
        rows: [floor, ...rows],
        notes: [`The floor takes ${formatFigure(control.a / 1_000, 1)} µs. ${controlNote(control)}`],
      }
    }),
  loopback({ contestants, concurrency, perChunk, rounds }) {
    const control = contestants.find((/** @type {any} */ { file }) => file === 'control')
    const others = contestants.filter((/** @type {any} */ contestant) => contestant !== control)
    return [
      {
        title: `Requests to a server in another process, ${concurrency} at a time`,
        columns: ['', 'client CPU over the floor (quartiles)', 'requests/s', 'p50, ms', 'p99, ms'],
        rows: rank(others, (/** @type {any} */ { cpu }) => cpu).map(({ contestant, mark }) => [
          linkTo(contestant) + (contestant.file === 'by-hand' ? '' : mark),
          contestant.file === 'by-hand' ? '1.00' : formatSpread(contestant.cpu),
          formatCount(contestant.throughput.median),
          formatFigure(contestant.p50, 1),
          formatFigure(contestant.p99, 1),
        ]),
        notes: [
          `${rounds} rounds of ${perChunk} requests each. Control, the floor against itself: CPU ${formatSpread(control.cpu, 3)}, ${control.cpu.count} of ${rounds} triples kept, p99 ${formatFigure(control.p99, 1)} ms.${warningOf(control.cpu)}`,
        ],
      },
    ]
  },
}
