/**
 * Gives results as a file that can be read and compared: figures of six digits, lists of them in a line.
 *
 * @param {unknown} results
 */
export function toJson(results) {
  const text = JSON.stringify(results, rounded, 1)
  return `${text.replaceAll(/\[\n[\s\d.,e+-]+\]/g, (list) => list.replaceAll(/\s+/g, ''))}\n`
}

/**
 * @param {string} _ the name under which the value stands
 * @param {unknown} value
 */
function rounded(_, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value
}
