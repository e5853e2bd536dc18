import { overlaps } from '../statistics.js'

/** The files whose rows are ours. */
const ours = new Set(['auth-fetch', 'auth-fetch-json', 'clerk-swr', 'auth-query'])

/**
 * Gives a contestant's name with a link to its set-up; ours stands out.
 *
 * @param {{ name: string, file?: string }} contestant
 * @param {'clients' | 'hooks'} [folder]
 */
export function linkTo({ name, file }, folder = 'clients') {
  if (file === undefined) return name
  const link = `[${name}](../internal/bench/peers/${folder}/${file}.js)`
  return ours.has(file) ? `**${link}**` : link
}

/**
 * Sorts by the median and marks with ≈ whatever overlaps the row above.
 *
 * @template Contestant
 * @param {readonly Contestant[]} contestants
 * @param {(contestant: Contestant) => import('../statistics.js').Spread} spreadOf
 * @returns {{ contestant: Contestant, mark: string }[]}
 */
export function rank(contestants, spreadOf) {
  const sorted = contestants.toSorted((a, b) => spreadOf(a).median - spreadOf(b).median)
  return sorted.map((contestant, index) => {
    const above = sorted[index - 1]
    const isNear = above !== undefined && overlaps(spreadOf(above), spreadOf(contestant))
    return { contestant, mark: isNear ? ' ≈' : '' }
  })
}
