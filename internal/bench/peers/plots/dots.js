import * as Plot from '@observablehq/plot'
import { colorOf, draw } from './frame.js'

const logTicks = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000]

/**
 * A dot for each row at its median, a line over its quartiles, its value beside it.
 *
 * @param {{ name: string, facet?: string, isOurs: boolean, value: number, low: number, high: number, text: string }[]} rows
 * @param {{ label: string, type?: 'log' | 'linear', facets?: string[], mark?: number }} options `mark`: where a line is drawn
 */
export function drawDots(rows, { label, type = 'linear', facets, mark }) {
  const names = [...new Set(rows.map(({ name }) => name))]
  const facet = facets && { fx: 'facet' }
  const common = { y: 'name', ...facet }
  const top = Math.max(...rows.map(({ high }) => high))
  const bottom = Math.min(...rows.map(({ low }) => low))
  const ticks = type === 'log' ? logTicks.filter((tick) => tick >= bottom * 0.8 && tick <= top * 2.2) : 6
  return draw({
    height: 64 + 24 * names.length + (facets ? 20 : 0),
    marginLeft: 290,
    marginBottom: 40,
    marginRight: 20,
    x: {
      type,
      label,
      domain: type === 'log' ? [bottom * 0.8, top * 2.2] : [Math.min(bottom, mark ?? bottom) * 0.9, top * 1.15],
      labelOffset: 36,
      ticks,
      ...(type === 'log' && { tickFormat: '~s' }),
    },
    y: { domain: names, label: null },
    ...(facets && { fx: { domain: facets, label: null } }),
    marks: [
      Plot.gridX({ ticks, stroke: 'var(--grid)', strokeOpacity: 1 }),
      ...(mark === undefined ? [] : [Plot.ruleX([mark], { stroke: 'currentColor', strokeDasharray: '3 3' })]),
      Plot.ruleY(rows, { ...common, x1: 'low', x2: 'high', stroke: ({ isOurs }) => colorOf(isOurs), strokeWidth: 3 }),
      Plot.dot(rows, { ...common, x: 'value', fill: ({ isOurs }) => colorOf(isOurs), r: 5 }),
      Plot.text(rows, {
        ...common,
        x: 'high',
        text: 'text',
        dx: 10,
        textAnchor: 'start',
        fill: 'currentColor',
        fontWeight: ({ isOurs }) => (isOurs ? 'bold' : 'normal'),
      }),
    ],
  })
}
