import { linkTo } from './contestant.js'

const marks = /** @type {Record<string, string>} */ ({ yes: '✓', no: '✗', 'not offered': '–' })

const outcomeOf = (/** @type {any} */ contestant, /** @type {number} */ index) => contestant.outcomes[index].outcome

const count = (/** @type {any} */ contestant, /** @type {string} */ kind) =>
  contestant.outcomes.filter((/** @type {any} */ { outcome }) => outcome === kind).length

/** @type {Record<string, (results: any) => import('../table.js').Table[]>} */
export const correctnessTables = {
  correctness({ cases, contestants }) {
    const sorted = contestants.toSorted(
      (/** @type {any} */ a, /** @type {any} */ b) => count(b, 'yes') - count(a, 'yes'),
    )
    return [
      {
        title: `${cases.length} cases`,
        columns: [
          '',
          ...cases.map((/** @type {string} */ _, /** @type {number} */ index) => String(index + 1)),
          'held',
          'of those offered',
        ],
        rows: sorted.map((/** @type {any} */ contestant) => [
          linkTo(contestant),
          ...cases.map(
            (/** @type {string} */ _, /** @type {number} */ index) => marks[outcomeOf(contestant, index)] ?? '?',
          ),
          String(count(contestant, 'yes')),
          String(count(contestant, 'yes') + count(contestant, 'no')),
        ]),
      },
    ]
  },
}
