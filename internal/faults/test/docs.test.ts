import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { cellsOf } from '../src/matrix/cells-of.ts'
import { docsFile, putPart, readPart } from '../src/docs.ts'
import { faults } from '../src/matrix/faults.ts'
import { readTable, renderTable } from '../src/matrix/table.ts'

it('shows in the docs what the last whole run of the matrix found, and nothing else', async () => {
  expect(readPart(await readFile(docsFile, 'utf8'), 'table')).toBe(renderTable(await readTable()))
})

it('has an outcome for each cell of each fault, and no other', async () => {
  const { cells } = await readTable()
  expect(Object.keys(cells).toSorted()).toEqual(
    faults.flatMap((fault) => cellsOf(fault).map(({ id }) => id)).toSorted(),
  )
  for (const outcome of Object.values(cells)) expect([outcome[5], outcome[6]]).not.toContain('')
})

it.each(['table', 'search', 'soak'] as const)('has a place for the %s in the docs, and puts it there', async (part) => {
  const text = await readFile(docsFile, 'utf8')
  const changed = putPart(text, part, 'other')
  expect(readPart(changed, part)).toBe('other')
  expect(putPart(changed, part, readPart(text, part))).toBe(text)
})

it('writes no part into a text that has no place for it', () => {
  expect(() => putPart('# Reliability\n', 'soak', 'other')).toThrow('no place')
})
