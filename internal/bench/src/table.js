/**
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly string[]} columns
 * @property {readonly (readonly string[])[]} rows the first cell names the row
 * @property {readonly string[]} [notes]
 */

const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`

/**
 * Gives a table as Markdown: names to the left, figures to the right.
 *
 * @param {Table} table
 */
export function toMarkdown({ columns, rows }) {
  return [line(columns), line(columns.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/**
 * Gives a table for a terminal, without the marks of Markdown.
 *
 * @param {Table} table
 */
export function toText({ title, columns, rows, notes = [] }) {
  const plain = [columns, ...rows].map((cells) => cells.map(withoutMarks))
  const widths = columns.map((_, index) => Math.max(...plain.map((cells) => [...(cells[index] ?? '')].length)))
  const lines = plain.map((cells) =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, index === 0))
      .join('  ')
      .trimEnd(),
  )
  return [title, '', ...lines, ...notes.map((note) => withoutMarks(note))].join('\n')
}

/** @param {string} cell */
function withoutMarks(cell) {
  return cell.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\*\*|`/g, '')
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {boolean} isName
 */
function pad(cell, width, isName) {
  const space = ' '.repeat(width - [...cell].length)
  return isName ? cell + space : space + cell
}

/** @param {number} value */
export function formatCount(value) {
  return Math.round(value).toLocaleString('en-US')
}

/**
 * @param {number} value
 * @param {number} digits
 */
export function formatFigure(value, digits = 2) {
  return Number.isFinite(value) ? value.toFixed(digits) : '–'
}

/**
 * Gives the median and the quartiles, which a single value has not.
 *
 * @param {import('./statistics.js').Spread} spread
 * @param {number} digits
 */
export function formatSpread({ q1, median, q3, count }, digits = 2) {
  if (count === 1) return formatFigure(median, digits)
  return `${formatFigure(median, digits)} (${formatFigure(q1, digits)}–${formatFigure(q3, digits)})`
}
