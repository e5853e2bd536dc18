import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

interface Counts {
  readonly Headers: number
  readonly Request: number
  readonly AbortController: number
  readonly timers: number
  readonly listeners: number
  readonly reads: number
  readonly clones: number
  readonly morePromises: number
}

const script = fileURLToPath(new URL('counting/count.mjs', import.meta.url))

const { stdout } = await promisify(execFile)(process.execPath, [script])
const counts = JSON.parse(stdout) as Record<string, Counts> // printed by the script

const nothing = { Headers: 0, Request: 0, AbortController: 0, timers: 0, listeners: 0, reads: 0, clones: 0 }

describe('a request whose token comes at once', () => {
  it.each(['string', 'URL', 'object', 'pairs', 'identity', 'POST', 'signal'])(
    'builds nothing of the platform for the shape %s',
    (shape) => {
      expect(counts[shape]).toMatchObject(nothing)
    },
  )

  it('copies a Headers once, and the headers of a Request once', () => {
    expect(counts['Headers']).toMatchObject({ ...nothing, Headers: 1 })
    expect(counts['Request']).toMatchObject({ ...nothing, Headers: 1 })
  })

  it('reads the body of a Request once, and clones nothing', () => {
    expect(counts['Request with a body']).toMatchObject({ Headers: 1, Request: 0, timers: 0, reads: 1, clones: 0 })
  })

  it.each(['string', 'URL', 'object', 'pairs', 'identity', 'POST', 'signal', 'Headers', 'Request'])(
    'costs at most 3 promises more than by hand for the shape %s',
    (shape) => {
      expect(counts[shape]?.morePromises).toBeLessThanOrEqual(3)
    },
  )

  it('costs for the body of a Request little more than the promises that Node reads it with', () => {
    expect(counts['Request with a body']?.morePromises).toBeLessThanOrEqual(24)
  })
})
