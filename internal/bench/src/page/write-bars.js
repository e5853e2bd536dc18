import { toMarkdown } from '../table.js'
import { barsOf } from './bars.js'

/**
 * Returns our targets, which of them were missed and why, and what the bytes are for.
 *
 * @param {any} results
 */
export function writeBars(results) {
  const needed = ['size', 'correctness', 'shapes', 'loopback', 'storm', 'hooks']
  if (needed.some((name) => results[name] === undefined)) return ''
  const bars = barsOf(results)
  const table = {
    title: '',
    columns: ['target', 'measured', 'reached'],
    rows: bars.map(({ bar, measured, isMet }) => [bar, measured, isMet ? 'yes' : '**no**']),
  }
  const missed = [...new Set(bars.filter(({ isMet }) => !isMet).map(({ why }) => why))]
  return [
    '## Targets',
    toMarkdown(table),
    whatTheBytesBuy(results),
    ...(missed.length > 0 ? [`Why targets were missed:\n\n${missed.map((why) => `- ${why}`).join('\n')}`] : []),
  ].join('\n\n')
}

/** @param {any} results */
function whatTheBytesBuy({ size, correctness }) {
  const { cases, contestants } = correctness
  const heldBy = (/** @type {string} */ file) =>
    contestants
      .find((/** @type {any} */ contestant) => contestant.file === file)
      .outcomes.filter((/** @type {any} */ { outcome }) => outcome === 'yes').length
  const smallest = size.programs
    .filter((/** @type {any} */ { file }) => file !== 'auth-fetch' && file !== 'auth-fetch-json' && file !== 'by-hand')
    .toSorted((/** @type {any} */ a, /** @type {any} */ b) => a.brotli - b.brotli)[0]
  return `The [correctness table](#correctness) shows what the bytes are for. Of its ${cases.length} cases, \`authFetch\` passes ${heldBy('auth-fetch')}, the wrapper written by hand
${heldBy('by-hand')}, and the smallest client, ${smallest.name}, ${heldBy(smallest.file)}. The extra code keeps the token from other origins, shares one refresh between all requests of a storm, even those that
are rejected late, makes bodies sendable a second time, ends the wait for a token on an abort or a timeout, and checks that the user is still the same.`
}
