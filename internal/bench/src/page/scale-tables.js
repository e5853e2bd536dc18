import { formatCount, formatFigure, formatSpread } from '../table.js'
import { outageNotes } from './outage-notes.js'
import { warningOf } from './warning.js'

const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0)

/** @type {Record<string, (results: any) => import('../table.js').Table[]>} */
export const scaleTables = {
  scale: ({ requests, rules, purge, outage }) => [
    {
      title: "Sign-out: time until a user's entries are gone, ms",
      columns: ['entries', 'TanStack Query', 'with a component each', 'SWR', 'with a component each', 'left over'],
      rows: purge.map((/** @type {any} */ { count, ...measured }) => {
        const kinds = ['query', 'queryLive', 'swr', 'swrLive'].map((kind) => measured[kind])
        return [
          formatCount(count),
          ...kinds.map(({ time }) => formatSpread(time, 1)),
          formatCount(sum(kinds.map(({ left }) => left))),
        ]
      }),
      notes: [
        'Timed by the clock. The first run of each is left out; a value without quartiles is a single run. With a component each, the time is also that of its next render.',
      ],
    },
    {
      title: `Origin rules: a request over one with ${rules[0].count} rules`,
      columns: ['rules', 'ratio (quartiles)'],
      rows: rules.map((/** @type {any} */ { count, ratio }, /** @type {number} */ index) => [
        `${formatCount(count)}${index === 0 ? ', the control' : ''}`,
        formatSpread(ratio, 3),
      ]),
      notes: [
        `The requests lead in turn to each of the ${rules[0].count} rules, one of them a wildcard, and to an origin that none names; the further rules name none of theirs.${warningOf(rules[0].ratio)}`,
      ],
    },
    {
      title: 'The heap over many requests',
      columns: ['', 'requests', 'before, MB', 'after, MB', 'growth, bytes a request'],
      rows: [
        ['authFetch', requests.ours, requests.count],
        ['control that keeps each answer', requests.leaking, requests.count / 20],
      ].map(([name, { points, bytesPerRequest }, count]) => [
        name,
        formatCount(count),
        formatFigure(points[0][1] / 1e6, 2),
        formatFigure(points.at(-1)[1] / 1e6, 2),
        formatFigure(bytesPerRequest, 2),
      ]),
    },
    {
      title: `${formatCount(outage.scenario.tabs)} tabs through an outage (a model)`,
      columns: ['', 'requests', 'most in a second', 'token calls', 'most in a second', 'failures shown'],
      rows: [
        ["TanStack Query's defaults", outage.defaults],
        ['shouldRetry, retryDelay', outage.ours],
        ['the same, the API sends `Retry-After: 30`', outage.told],
      ].map(([name, timeline]) => [
        name,
        formatCount(sum(timeline.requests)),
        formatCount(Math.max(...timeline.requests)),
        formatCount(sum(timeline.tokenCalls)),
        formatCount(Math.max(...timeline.tokenCalls)),
        formatCount(sum(timeline.failures)),
      ]),
      notes: outageNotes(outage),
    },
  ],
}
