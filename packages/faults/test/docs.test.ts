import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { cellsOf } from '../src/matrix/cells-of.ts'
import { docsFile, tableIn } from '../src/matrix/docs.ts'
import { faults } from '../src/matrix/faults.ts'
import { readTable, renderTable } from '../src/matrix/table.ts'

it('shows in the docs what the last whole run of the matrix found, and nothing else', async () => {
  expect(tableIn(await readFile(docsFile, 'utf8'))).toBe(renderTable(await readTable()))
})

it('has an outcome for each cell of each fault, and no other', async () => {
  const { cells } = await readTable()
  expect(Object.keys(cells).toSorted()).toEqual(
    faults.flatMap((fault) => cellsOf(fault).map(({ id }) => id)).toSorted(),
  )
  for (const outcome of Object.values(cells)) expect([outcome[5], outcome[6]]).not.toContain('')
})
