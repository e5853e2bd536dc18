import { toMarkdown } from '../table.js'
import { barsOf } from './bars.js'

/**
 * Gives what we set out to reach, what was missed and why, and what the bytes are for.
 *
 * @param {any} results
 */
export function writeBars(results) {
  const needed = ['size', 'correctness', 'shapes', 'loopback', 'storm', 'hooks']
  if (needed.some((name) => results[name] === undefined)) return ''
  const bars = barsOf(results)
  const table = {
    title: '',
    columns: ['bar', 'measured', 'met'],
    rows: bars.map(({ bar, measured, isMet }) => [bar, measured, isMet ? 'yes' : '**no**']),
  }
  const missed = [...new Set(bars.filter(({ isMet }) => !isMet).map(({ why }) => why))]
  return [
    '## Bars',
    'What we set out to reach.',
    toMarkdown(table),
    whatTheBytesBuy(results),
    ...(missed.length > 0 ? [`What was missed:\n\n${missed.map((why) => `- ${why}`).join('\n')}`] : []),
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
  return `What the bytes buy stands in the [correctness table](#correctness): of its ${cases.length} cases \`authFetch\` holds ${heldBy('auth-fetch')}, the wrapper written by hand
${heldBy('by-hand')}, the smallest client, ${smallest.name}, ${heldBy(smallest.file)}. They are for the rules that keep the token from other origins, for one refresh that serves a storm and its
stragglers, for a body that can be sent a second time, for a wait that an abort or a time-out ends, and for the check that the user is still the same.`
}
