/**
 * @typedef {object} Spread
 * @property {number} q1 a quarter of the values are below
 * @property {number} median
 * @property {number} q3 a quarter of the values are above
 * @property {number} count
 */

/**
 * Gives the value below which a share of the others lies, between two neighbours if need be.
 *
 * @param {readonly number[]} values
 * @param {number} share from 0 to 1
 */
export function quantile(values, share) {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[below + 1] ?? low
  return low + (high - low) * (position - below)
}

/**
 * @param {readonly number[]} values
 * @returns {Spread}
 */
export function spread(values) {
  return {
    q1: quantile(values, 0.25),
    median: quantile(values, 0.5),
    q3: quantile(values, 0.75),
    count: values.length,
  }
}

/** How many triples count at least, however much their floors disagree: a busy machine gives a rough figure, not none. */
export const leastTriples = 5

/** The share by which the two floors of a triple may differ. */
export const floorTolerance = 0.1

/**
 * Gives what B takes beside A, from blocks run as A, B, A. Where the two A disagree something else ran in between, and the
 * triple is dropped.
 *
 * @param {readonly (readonly [number, number, number])[]} triples
 * @param {number} tolerance the share by which the two A may differ
 */
export function pairedRatios(triples, tolerance = floorTolerance) {
  return triples
    .map(([first, middle, last]) => ({
      gap: Math.abs(first - last) / Math.min(first, last),
      ratio: (2 * middle) / (first + last),
    }))
    .toSorted((a, b) => a.gap - b.gap)
    .filter(({ gap }, index) => gap <= tolerance || index < leastTriples)
    .map(({ ratio }) => ratio)
}

/** How far from 1 a control may read. */
export const controlLimit = 0.02

/**
 * Tells whether a control, the floor against itself, reads so far from 1 that the figures beside it are rough.
 *
 * @param {Spread} control
 */
export function isOff(control) {
  return !(Math.abs(control.median - 1) <= controlLimit)
}

/**
 * Tells whether two results lie too near each other to rank them.
 *
 * @param {Spread} a
 * @param {Spread} b
 */
export function overlaps(a, b) {
  return a.q1 <= b.q3 && b.q1 <= a.q3
}

/**
 * Gives by how much `y` grows for each step of `x`: the least-squares line.
 *
 * @param {readonly (readonly [number, number])[]} points
 */
export function slope(points) {
  const mean = (/** @type {0 | 1} */ axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return above / below
}
