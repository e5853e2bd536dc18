import { formatCount, formatFigure, formatSpread } from '../table.js'
import { linkTo } from './contestant.js'
import { warningOf } from './warning.js'

/** @type {Record<string, (results: any) => import('../table.js').Table[]>} */
export const hookTables = {
  hooks: ({ size, contestants }) => [
    {
      title: `${formatCount(size)} components: renders`,
      columns: [
        '',
        'mount to data',
        'refetch with new data',
        'token rotation',
        'user switch',
        "still show the last user's data",
      ],
      rows: contestants.map((/** @type {any} */ contestant) => [
        linkTo(contestant, 'hooks'),
        formatCount(contestant.onMount),
        formatCount(contestant.onRefetch),
        formatCount(contestant.onRotation),
        formatCount(contestant.onSwitch),
        formatCount(contestant.showingPrevious),
      ]),
    },
    {
      title: `${formatCount(size)} components: commits of React`,
      columns: ['', 'mount to data', 'refetch with new data', 'token rotation'],
      rows: contestants.map((/** @type {any} */ contestant) => [
        linkTo(contestant, 'hooks'),
        formatCount(contestant.commitsOnMount),
        formatCount(contestant.commitsOnRefetch),
        formatCount(contestant.commitsOnRotation),
      ]),
      notes: [
        'A commit at a rotation without a render above is that of the provider, which asks `useAuth` for the page.',
      ],
    },
    {
      title: `${formatCount(size)} components: time of the first commit`,
      columns: ['', 'ms of processor time', 'over the bare hook (quartiles)'],
      rows: contestants.map((/** @type {any} */ contestant) => [
        linkTo(contestant, 'hooks'),
        formatFigure(contestant.mountTime.median, 1),
        `${contestant.floor ? 'control: ' : ''}${formatSpread(contestant.mountRatio)}`,
      ]),
      notes: contestants
        .filter((/** @type {any} */ { floor }) => floor)
        .map(
          (/** @type {any} */ { name, mountRatio, mountTime }) =>
            `Control, ${name} against itself: ${formatSpread(mountRatio, 3)}, ${mountRatio.count} of ${mountTime.count} triples kept.${warningOf(mountRatio)}`,
        ),
    },
  ],
}
