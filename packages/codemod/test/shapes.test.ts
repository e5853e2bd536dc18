import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { transform } from '../src/index.js'

const folder = join(import.meta.dirname, 'shapes')

/** A shape: the kind of file, then before, after, and what is told, each parted by a line of `=====`. */
function readShape(name: string) {
  const [, kind = '', rest = ''] = /^(\w+)\n([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? []
  const [before = '', after = '', told = ''] = rest.split('\n=====\n')
  return { path: `file.${kind}`, before, after, told: told.trim() }
}

describe('the codemod', () => {
  it.each(readdirSync(folder))('handles %s', (name) => {
    const { path, before, after, told } = readShape(name)
    const result = transform(before, path)
    expect(result.text).toBe(after)
    expect([...result.notes.map(({ line, kind }) => `${line} ${kind}`), ...result.origins].join('\n')).toBe(told)
  })

  it.each(readdirSync(folder))('changes nothing at the second time: %s', (name) => {
    const { path, before } = readShape(name)
    const { text } = transform(before, path)
    expect(transform(text, path).text).toBe(text)
  })
})
