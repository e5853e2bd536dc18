/** How steep a row of points is. */
export interface Slope {
  /** The median of the slopes between any two points: one that is far off does not move it (Theil and Sen). */
  readonly slope: number
  /** Between these two it is with a certainty of 98 %, and so below the upper one with 99 %. */
  readonly least: number
  readonly most: number
}

/** The normal distribution's 99 %. */
const certainty = 2.326

/** Fits a line; with fewer than six points nothing is certain. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): Slope {
  const slopes = points
    .flatMap(([x, y], index) => points.slice(index + 1).map(([x2, y2]) => (y2 - y) / (x2 - x)))
    .toSorted((a, b) => a - b)
  const n = points.length
  // So far apart are the ranks of the two limits, after Kendall's test.
  const apart = Math.ceil(certainty * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18))
  return {
    slope: medianOf(slopes),
    least: slopes[Math.floor((slopes.length - apart) / 2) - 1] ?? -Infinity,
    most: slopes[Math.ceil((slopes.length + apart) / 2)] ?? Infinity,
  }
}

/** The one in the middle, or between the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}
