// Draws the plots of the page: node plots/draw.js <results.json> <folder>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawDots } from './dots.js'
import { drawOutage, drawPurge } from './lines.js'

const [file, folder] = process.argv.slice(2)
const { size, overhead, loopback, hooks, scale } = JSON.parse(readFileSync(file, 'utf8'))
const ours = new Set(['auth-fetch', 'auth-fetch-json', 'clerk-swr', 'auth-query'])

const write = (name, svg) => writeFileSync(join(folder, `${name}.svg`), svg)

const rowOf = (contestant, { q1, median, q3 }, digits, more = {}) => ({
  name: contestant.name.replaceAll('`', ''),
  isOurs: ours.has(contestant.file),
  value: median,
  low: q1,
  high: q3,
  text: median.toFixed(digits),
  ...more,
})
const byValue = (rows) => rows.filter(({ value }) => Number.isFinite(value)).toSorted((a, b) => a.value - b.value)

if (size) {
  const rows = size.programs.map(({ brotli, ...program }) =>
    rowOf(program, { q1: brotli, median: brotli, q3: brotli }, 0, { text: brotli.toLocaleString('en-US') }),
  )
  write('size', drawDots(byValue(rows), { label: 'bytes, minified and brotli', type: 'log' }))
}
if (overhead) {
  const floor = { name: 'by hand', file: 'by-hand' }
  const rows = Object.entries(overhead.methods).flatMap(([facet, { control, contestants }]) => [
    rowOf(floor, control.ratio, 2, { facet }),
    ...contestants.map((contestant) => rowOf(contestant, contestant.ratio, 2, { facet })),
  ])
  write(
    'overhead',
    drawDots(byValue(rows), { label: 'time over the floor', type: 'log', facets: ['GET', 'POST'], mark: 1 }),
  )
}
if (loopback) {
  const rows = loopback.contestants
    .filter(({ file: own }) => own !== 'control')
    .map((contestant) => rowOf(contestant, contestant.cpu, 2))
  write('loopback', drawDots(byValue(rows), { label: 'client CPU over the floor', mark: 1 }))
}
if (hooks) {
  const rows = hooks.contestants.map((contestant) => rowOf(contestant, contestant.mountRatio, 2))
  write('hooks', drawDots(byValue(rows), { label: 'time to mount over the bare hook', mark: 1 }))
}
if (scale) {
  write('outage', drawOutage(scale.outage))
  write('purge', drawPurge(scale.purge))
}
