import { formatCount, formatFigure } from '../table.js'

/**
 * @typedef {object} Bar
 * @property {string} bar
 * @property {string} measured
 * @property {boolean} isMet
 */

/**
 * Gives what we set out to reach, and whether it was reached.
 *
 * @param {any} results
 * @returns {Bar[]}
 */
export function barsOf({ size, shapes, loopback, storm, hooks }) {
  const sizeOf = (/** @type {string} */ name) => size.parts.find((/** @type {any} */ part) => part.name === name).brotli
  const overhead = shapes.shapes.toSorted(
    (/** @type {any} */ a, /** @type {any} */ b) => b.ratio.median - a.ratio.median,
  )
  const worst = overhead[0]
  const within = (/** @type {number} */ limit) =>
    overhead.filter((/** @type {any} */ { ratio }) => ratio.median <= limit).length
  const cpu = ofFile(loopback.contestants, 'auth-fetch').cpu.median
  const storms = ofFile(storm.contestants, 'auth-fetch')
  const refreshes = [storms.together.refreshes, storms.staggered.refreshes, storms.straggler.refreshes]
  const pairs = [
    ['clerk-swr', 'swr'],
    ['auth-query', 'query'],
  ].map(([own, floor]) => [ofFile(hooks.contestants, own ?? ''), ofFile(hooks.contestants, floor ?? '')])
  const extra = pairs.map(([own, floor]) => own.onMount + own.onRefetch - floor.onMount - floor.onRefetch)
  const rotations = pairs.map(([own]) => own.onRotation)
  const mounts = pairs.map(([own]) => own.mountRatio.median)

  return [
    most('`createAuthFetch` alone, min+brotli', sizeOf('createAuthFetch'), 1_700, bytes),
    most('the whole core, min+brotli', sizeOf('the whole core'), 2_600, bytes),
    {
      bar: 'each form of a request ≤ 1.10 × the floor (aim: 1.05)',
      measured: `${within(1.1)} of ${overhead.length} (${within(1.05)} within 1.05); the dearest, ${worst.name}: ${formatFigure(worst.ratio.median, 3)}`,
      isMet: within(1.1) === overhead.length,
    },
    most('client CPU on loopback, over the floor', cpu, 1.05, (value) => formatFigure(value)),
    {
      bar: 'one refresh per storm',
      measured: `together ${refreshes[0]}, staggered ${refreshes[1]}, straggler ${refreshes[2]}`,
      isMet: refreshes.every((count) => count === 1),
    },
    {
      bar: 'hooks: renders beyond the bare hook: none',
      measured: both(extra),
      isMet: extra.every((count) => count <= 0),
    },
    {
      bar: 'hooks: renders per token rotation: none',
      measured: both(rotations),
      isMet: rotations.every((count) => count === 0),
    },
    {
      bar: 'hooks: mount ≤ 1.15 × the bare hook',
      measured: both(mounts, 2),
      isMet: mounts.every((ratio) => ratio <= 1.15),
    },
  ]
}

const ofFile = (/** @type {any[]} */ list, /** @type {string} */ file) => list.find((entry) => entry.file === file)

const both = (/** @type {number[]} */ values, digits = 0) =>
  `SWR ${formatFigure(values[0] ?? Number.NaN, digits)}, TanStack Query ${formatFigure(values[1] ?? Number.NaN, digits)}`

const bytes = (/** @type {number} */ value) => `${formatCount(value)} B`

/**
 * @param {string} what
 * @param {number} value
 * @param {number} limit
 * @param {(value: number) => string} format
 * @returns {Bar}
 */
function most(what, value, limit, format) {
  return { bar: `${what} ≤ ${format(limit)}`, measured: format(value), isMet: value <= limit }
}
