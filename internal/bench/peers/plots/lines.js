import * as Plot from '@observablehq/plot'
import { draw } from './frame.js'

/** Draws the requests and token calls through the outage over time, in one panel each. */
export function drawOutage({ scenario, defaults, ours, told }) {
  const panels = { requests: 'requests/s', tokenCalls: 'token calls/s' }
  const lines = [
    ["TanStack Query's defaults", defaults, 'var(--other)'],
    ['shouldRetry, retryDelay', ours, 'var(--ours)'],
    ['the same, Retry-After: 30', told, 'var(--third)'],
  ]
  const points = Object.entries(panels).flatMap(([count, panel]) =>
    lines.flatMap(([name, timeline, color]) =>
      timeline[count].map((value, second) => ({ panel, name, color, second, value: Math.max(value, 10) })),
    ),
  )
  const spans = [
    ['API down', scenario.apiOutage],
    ['Clerk down', scenario.clerkOutage],
    ['403', scenario.denial],
  ].map(([name, [from, to]]) => ({ name, from, to }))
  const first = panels.requests
  return draw({
    height: 480,
    marginLeft: 60,
    marginBottom: 40,
    marginRight: 20,
    marginTop: 36,
    fy: { domain: Object.values(panels), label: null, padding: 0.15, axis: null },
    x: { label: 'seconds' },
    y: { type: 'log', label: null, ticks: [10, 100, 1_000, 10_000], tickFormat: ',', domain: [10, 40_000] },
    marks: [
      Plot.rect(spans, { x1: 'from', x2: 'to', fill: 'var(--grid)', fillOpacity: 0.5 }),
      Plot.gridY({ ticks: [10, 100, 1_000, 10_000], stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.lineY(points, { x: 'second', y: 'value', fy: 'panel', stroke: 'color', z: 'name', strokeWidth: 1.5 }),
      Plot.text(spans, {
        x: ({ from, to }) => (from + to) / 2,
        text: 'name',
        frameAnchor: 'top',
        dy: 4,
        fill: 'currentColor',
      }),
      Plot.text(Object.values(panels), {
        fy: (panel) => panel,
        text: (panel) => panel,
        frameAnchor: 'top-left',
        dx: 4,
        dy: 4,
        fontWeight: 'bold',
        fill: 'currentColor',
      }),
      ...lines.map(([name, , color], index) =>
        Plot.text([first], {
          fy: () => first,
          text: () => `● ${name}`,
          frameAnchor: 'top-left',
          dx: 4 + index * 215,
          dy: -22,
          fill: color,
          fontWeight: 'bold',
        }),
      ),
    ],
  })
}

/** Draws the time of a purge by the number of entries. */
export function drawPurge(rows) {
  const msTicks = [0.1, 1, 10, 100, 1_000]
  const lines = [
    ['TanStack Query', 'query', 'var(--ours)'],
    ['SWR', 'swr', 'var(--third)'],
  ]
  const points = rows.flatMap(({ count, ...libraries }) =>
    lines.map(([name, key, color]) => ({ ...libraries[key].time, name, color, count })),
  )
  return draw({
    height: 320,
    marginLeft: 60,
    marginBottom: 40,
    marginRight: 120,
    x: { type: 'log', label: 'entries', tickFormat: ',', ticks: rows.map(({ count }) => count) },
    y: { type: 'log', label: 'ms', ticks: msTicks, tickFormat: ',' },
    marks: [
      Plot.gridY({ ticks: msTicks, stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.lineY(points, { x: 'count', y: 'median', z: 'name', stroke: 'color', strokeWidth: 2 }),
      Plot.ruleX(points, { x: 'count', y1: 'q1', y2: 'q3', stroke: 'color', strokeWidth: 2 }),
      Plot.dot(points, { x: 'count', y: 'median', fill: 'color', r: 4 }),
      Plot.text(points.slice(-lines.length), {
        x: 'count',
        y: 'median',
        text: 'name',
        dx: 10,
        textAnchor: 'start',
        fill: 'color',
        fontWeight: 'bold',
      }),
    ],
  })
}
