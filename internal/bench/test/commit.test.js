import { expect, it } from 'vitest'
import { isSameCommit, nameCommit, readTaken } from '../src/commit.js'

const taken = { date: '2026-01-31', commit: 'abc1234', isChanged: false }

it('notes the day and the commit', () => {
  expect(readTaken().date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(readTaken().commit).toMatch(/^([\da-f]{7,}|unknown)$/)
})

it('takes two runs for the same code only when both are of one commit, unchanged', () => {
  expect(isSameCommit(taken, { ...taken, date: '2026-02-01' })).toBe(true)
  expect(isSameCommit(taken, { ...taken, commit: 'def5678' })).toBe(false)
  expect(isSameCommit(taken, { ...taken, isChanged: true })).toBe(false)
  expect(isSameCommit({ ...taken, isChanged: true }, taken)).toBe(false)
  expect(isSameCommit({ ...taken, commit: 'unknown' }, { ...taken, commit: 'unknown' })).toBe(false)
  expect(isSameCommit(undefined, taken)).toBe(false)
})

it('names a commit, and says when the packages differ from it', () => {
  expect(nameCommit(taken)).toBe('`abc1234`')
  expect(nameCommit({ ...taken, isChanged: true })).toBe('`abc1234` with changes that are not committed')
})
