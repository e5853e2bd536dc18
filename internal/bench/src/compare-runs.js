// Says whether two runs order the contestants alike:
//   node internal/bench/src/compare-runs.js one/results.json other/results.json
import { readFileSync } from 'node:fs'
import { compareRuns } from './page/orderings.js'
import { toText } from './table.js'

const [one, other] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')))
if (!one || !other) throw new Error('Name two results.json')
const compared = compareRuns(one, other)
console.log(
  toText({
    title: 'Pairs of contestants',
    columns: ['', 'same order', 'too near to rank', 'reversed'],
    rows: compared.map(({ title, same, near, reversed }) => [
      title,
      ...[same, near, reversed.length].map((count) => String(count)),
    ]),
    notes: compared.flatMap(({ title, reversed }) => reversed.map((pair) => `${title}: ${pair}`)),
  }),
)
process.exitCode = compared.some(({ reversed }) => reversed.length > 0) ? 1 : 0
