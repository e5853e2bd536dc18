import { expect, it } from 'vitest'
import { formatCount, formatFigure, formatSpread, toMarkdown, toText } from '../src/table.js'

const table = {
  title: 'Bytes',
  columns: ['', 'size'],
  rows: [
    ['**[a](a.js)**', '1,000'],
    ['`bb`', '20'],
  ],
  notes: ['See [there](b.md).'],
}

it('writes Markdown with figures to the right', () => {
  expect(toMarkdown(table)).toBe('|  | size |\n| --- | ---: |\n| **[a](a.js)** | 1,000 |\n| `bb` | 20 |')
})

it('writes text in columns, without the marks of Markdown', () => {
  expect(toText(table)).toBe('Bytes\n\n     size\na   1,000\nbb     20\nSee there.')
})

it('formats counts, figures and spreads', () => {
  expect(formatCount(1_234.6)).toBe('1,235')
  expect(formatFigure(Number.NaN)).toBe('–')
  expect(formatSpread({ q1: 1, median: 1.5, q3: 2, count: 3 }, 1)).toBe('1.5 (1.0–2.0)')
  expect(formatSpread({ q1: 1.5, median: 1.5, q3: 1.5, count: 1 }, 1)).toBe('1.5')
})
