import { formatCount, formatFigure, formatSpread } from '../table.js'
import { linkTo } from './contestant.js'

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
      title: `${formatCount(size)} components: time of the first commit`,
      columns: ['', 'ms', 'over the bare hook (quartiles)', 'user switch, ms'],
      rows: contestants.map((/** @type {any} */ contestant) => [
        linkTo(contestant, 'hooks'),
        formatFigure(contestant.mountTime.median, 1),
        `${contestant.floor ? 'control: ' : ''}${formatSpread(contestant.mountRatio)}`,
        formatFigure(contestant.switchTime, 1),
      ]),
    },
  ],
}
